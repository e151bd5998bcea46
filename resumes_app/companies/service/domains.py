"""Whether an e-mail address belongs to a company's website: the one thing that is checked before a person looks."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from resumes_app.accounts.service import Problems, clean_email

WEBSITE_CHARS = 200

_FREE_MAIL = """
aol.com fastmail.com free.fr gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hey.com
hotmail.co.uk hotmail.com hotmail.de hotmail.fr hotmail.it icloud.com laposte.net libero.it live.co.uk
live.com live.de live.nl mac.com mail.com mail.ru mailinator.com me.com msn.com naver.com o2.pl onet.pl
orange.fr outlook.com outlook.de outlook.fr pm.me posteo.de proton.me protonmail.com qq.com rediffmail.com
sapo.pt seznam.cz t-online.de tuta.com tutanota.com web.de wp.pl ya.ru yahoo.co.uk yahoo.com yahoo.de yahoo.es
yahoo.fr yahoo.it yandex.com yandex.ru ymail.com zoho.com 126.com 163.com
"""
_SHARED_HOSTS = """
blogspot.com facebook.com github.io gitlab.io google.com herokuapp.com instagram.com linkedin.com linktr.ee
medium.com myshopify.com netlify.app notion.site pages.dev squarespace.com substack.com tiktok.com vercel.app
webflow.io weebly.com wixsite.com wordpress.com x.com youtube.com
"""

FREE_MAIL = frozenset(_FREE_MAIL.split())
"""Where anybody can have an address."""

SHARED_HOSTS = frozenset(_SHARED_HOSTS.split())
"""Where anybody can have a page."""

_SECOND_LEVELS = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})


def clean_website(typed: str, problems: Problems, field: str = "website") -> str:
    """Return the website as `https://host/path`, its host in the ASCII form of the DNS."""
    text = typed.strip()
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    sound = Problems()
    name = clean_email(f"web@{host}", sound).removeprefix("web@")
    if not text:
        problems.add(field, "Type the address of the company's website.")
    elif sound.found or _is_number(host) or parts.username or port or parts.scheme not in ("http", "https"):
        problems.add(field, "Type the website as people know it, such as example.org.")
    elif _within(name, FREE_MAIL):
        provider = host_of(f"https://{name}")
        problems.add(
            field, f"Anybody can have an address at {provider}. Type the address of the company's own website."
        )
    elif _within(name, SHARED_HOSTS):
        problems.add(field, "Many share this site. Type the address of the company's own website.")
    website = f"{parts.scheme or 'https'}://{name}{parts.path.rstrip('/')}"
    if len(website) > WEBSITE_CHARS:
        problems.add(field, f"Shorten this address to {WEBSITE_CHARS} characters.")
    return website


def host_of(website: str) -> str:
    """Return the website's domain without `www.`; empty where there is none."""
    try:
        host = urlsplit(website).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def why_not(email: str, website: str) -> str:
    """Return why the address does not show that its owner is of the website's company; empty where it does.

    Its domain must be the website's, or a parent of it: dana@example.org fits jobs.example.org.
    """
    domain, host = email.rpartition("@")[2], host_of(website)
    if domain in FREE_MAIL:
        return f"Anybody can have an address at {domain}. Use your address at the company, such as you@{host}."
    if domain == host or (host.endswith(f".{domain}") and not _is_suffix(domain)):
        return ""
    return f"This address is not at {host}. Use one whose part after the @ is the website's domain."


def _within(host: str, domains: frozenset[str]) -> bool:
    return any(host == domain or host.endswith(f".{domain}") for domain in domains)


def _is_suffix(domain: str) -> bool:
    """A domain under which anybody registers names is nobody's parent, such as co.uk."""
    labels = domain.split(".")
    return len(labels) < 2 or (len(labels) == 2 and len(labels[1]) == 2 and labels[0] in _SECOND_LEVELS)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
