"""Words without the name of whoever says them."""

import pytest

from resumes_app.reviews.service.nameless import nameless


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("Hi, I'm Jonas Berg from Oslo.", "Jonas Berg", "Hi, I'm [name] from Oslo."),
        ("jonas's coffee, by JONAS", "Jonas Berg", "[name]'s coffee, by [name]"),
        ("Call me Jose", "José María Núñez", "Call me [name]"),
        ("Mail jonas.berg@example.org", "Jonas Berg", "Mail [name]"),
        ("I am @jonasberg", "Jonas Berg", "I am [name]"),
        ("Jonathan taught me", "Jonas Berg", "Jonathan taught me"),
        ("A plan B is what I have", "B. A. Okafor", "A plan B is what I have"),
        ("أنا ليلى من بيروت", "ليلى حداد", "أنا [name] من بيروت"),
        ("", "Jonas", ""),
        ("Nothing to hide", "", "Nothing to hide"),
    ],
)
def test_a_name_is_replaced_however_it_is_written(text: str, name: str, left: str) -> None:
    assert nameless(text, name) == left


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("I am Lukasz Wozniak", "Łukasz Woźniak", "I am [name]"),
        ("Jeg er Soren, og Søren igen", "Søren Kjær", "Jeg er [name], og [name] igen"),
        ("My name is Gudrun Thordardottir Aegisson", "Guðrún Ægisson", "My name is [name] Thordardottir [name]"),
        ("I am Grosser, or Großer, or GROSSER", "Đana Großer", "I am [name], or [name], or [name]"),
        ("Ben İLKER, ilker, Isil", "Ilker Işıl", "Ben [name], [name], [name]"),
        ("Ich bin Mu\u0308ller", "Müller", "Ich bin [name]"),
        ("Ich bin Müller", "Mu\u0308ller", "Ich bin [name]"),
        ("Ich bin Mueller, auch Muller", "Müller", "Ich bin [name], auch [name]"),
        ("Ich bin Müller, auch Muller", "Mueller", "Ich bin [name], auch [name]"),
        ("Mein Name dort ist juergenmueller92", "Jürgen Müller", "Mein Name dort ist [name]"),
        ("Jeg er Soeren, hilsen Aase", "Søren Åse", "Jeg er [name], hilsen [name]"),
        ("Su casa es mi casa", "Sue Miller", "Su casa es mi casa"),
        ("मेरा नाम प्रिया है", "प्रिया शर्मा", "मेरा नाम [name] है"),
        ("मेरा नाम प्रि\u200dया है", "प्रिया शर्मा", "मेरा नाम [name] है"),
        ("我叫李小明你好", "李小明", "我叫[name]你好"),
        ("大家好，我是小明。", "李小明", "大家好，我是[name]。"),
        ("我叫Jonas你好", "Jonas Berg", "我叫[name]你好"),
        ("ผมชื่อสมชายครับ", "สมชาย ใจดี", "ผมชื่อ[name]ครับ"),
        ("저는 김민준입니다", "김민준", "저는 [name]입니다"),
        ("저는 민준이라고 합니다", "김민준", "저는 [name]이라고 합니다"),
        ("저는 민줄입니다", "김민주", "저는 민줄입니다"),
        ("山田太郎と申します。太郎です", "山田太郎", "[name]と申します。[name]です"),
        ("Write to jonas_weber@x.de", "Jonas Weber", "Write to [name]"),
        ("Write to jonasweber92@gmail.com or jw@x.de", "Jonas Weber", "Write to [name] or [name]"),
        ("Write to someone (at) mail.org, or find @j_weber!", "Jonas Weber", "Write to [name], or find [name]!"),
        ("jonas_weber and jonasweber92", "Jonas Weber", "[name] and [name]"),
        ("The name of the game", "Name Gap", "The [name] of the game"),
        ("我的邮箱是wang@example.com谢谢大家", "李小明", "我的邮箱是[name]谢谢大家"),
        ("Ik hou van werken. Jan van den Berg", "Jan van den Berg", "Ik hou van werken. [name]"),
        ("Ik hou van de Berg", "Jan van den Berg", "Ik hou van de [name]"),
    ],
)
def test_a_name_is_found_in_other_letters_and_writings(text: str, name: str, left: str) -> None:
    assert nameless(text, name) == left


def test_the_handle_goes_too() -> None:
    assert nameless("Find me as joni_22, I am Jonas", "Jonas Berg", "joni_22") == "Find me as [name], I am [name]"
