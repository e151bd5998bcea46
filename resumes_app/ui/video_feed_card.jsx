// One card: the clip's place, the job's facts over or beside it, and what can be done with it.

import { memo, useRef } from "react";
import { Link } from "react-router";

import { momentText } from "./moment_text.js";
import { Icon, fill } from "./shared.jsx";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

function counted(n, one, many) {
  return fill(n === 1 ? one : many, { n });
}

// {text, urgent, over} of a deadline, for this moment.
export function deadline(iso, now, labels) {
  if (!iso) return { text: labels.open_ended, urgent: false, over: false };
  const left = Date.parse(iso) - now;
  if (left <= 0) return { text: labels.closed, urgent: false, over: true };
  if (left >= 2 * DAY_MS) {
    return { text: counted(Math.floor(left / DAY_MS), labels.day, labels.days), urgent: false, over: false };
  }
  if (left >= HOUR_MS) {
    return { text: counted(Math.floor(left / HOUR_MS), labels.hour, labels.hours), urgent: true, over: false };
  }
  return { text: counted(Math.max(1, Math.floor(left / MINUTE_MS)), labels.minute, labels.minutes), urgent: true, over: false };
}

function Company({ company, labels, icons, links, current }) {
  return (
    <p className="vf-company">
      <span className="vf-mark" style={{ background: company.colour, color: company.ink }} aria-hidden="true">
        {company.letters}
      </span>
      <span>
        {company.verified ? (
          <Link to={links.company + company.slug} tabIndex={current ? undefined : -1}>
            {company.name}
          </Link>
        ) : (
          company.name
        )}
      </span>
      {company.verified && (
        <span className="vf-verified" role="img" aria-label={labels.verified} title={labels.verified}>
          <Icon paths={icons.verified} />
        </span>
      )}
    </p>
  );
}

function Facts({ card, closes, labels, icons, zone }) {
  const facts = [
    ["pin", card.place],
    ["pay", card.pay],
    ["briefcase", card.employment],
    ["ways", card.limits],
  ].filter(([, text]) => text);
  return (
    <ul className="vf-facts">
      {facts.map(([icon, text]) => (
        <li key={icon} className="vf-fact" data-fact={icon}>
          <Icon paths={icons[icon]} />
          <span className="vf-sr">{labels[icon]}: </span>
          {text}
        </li>
      ))}
      <li className="vf-fact" data-fact="clock" data-urgent={closes.urgent || undefined}>
        <Icon paths={icons.clock} />
        <span>
          {closes.text}
          {card.closes_at && <span className="vf-exact"> · {momentText(card.closes_at, zone)}</span>}
        </span>
      </li>
    </ul>
  );
}

function Actions({ card, closes, labels, icons, acts, tabbable }) {
  const common = { type: "button", tabIndex: tabbable ? undefined : -1 };
  const name = { title: card.title };
  return (
    <div className="vf-actions">
      <button
        {...common}
        className="vf-reply"
        data-testid="reply"
        disabled={closes.over || card.replied || card.full}
        onClick={() => acts.reply(card.slug)}
      >
        <Icon paths={card.replied ? icons.check : icons.reply} />
        {card.replied ? labels.replied : card.full ? labels.full : card.drafted ? labels.continue : card.answer}
      </button>
      <div className="vf-acts">
        <button
          {...common}
          className="vf-act"
          data-testid="save"
          aria-pressed={card.saved}
          aria-label={fill(labels.save_job, name)}
          onClick={() => acts.save(card.slug, !card.saved)}
        >
          <Icon paths={icons.save} solid={card.saved} />
          <span>{card.saved ? labels.saved : labels.save}</span>
        </button>
        <button
          {...common}
          className="vf-act"
          data-testid="pass"
          aria-label={fill(labels.pass_job, name)}
          onClick={() => acts.pass(card.slug)}
        >
          <Icon paths={icons.pass} />
          <span>{labels.pass}</span>
        </button>
        <button
          {...common}
          className="vf-act"
          data-testid="share"
          aria-label={fill(labels.share_job, name)}
          onClick={() => acts.share(card.slug)}
        >
          <Icon paths={icons.share} />
          <span>{labels.share}</span>
        </button>
      </div>
    </div>
  );
}

function Overlay({ status, labels, icons, acts }) {
  if (status === "broken") {
    return (
      <div className="vf-overlay">
        <p>{labels.broken}</p>
        <button type="button" className="vf-pill" onClick={acts.retry}>
          {labels.retry}
        </button>
      </div>
    );
  }
  if (status === "stalled") {
    return (
      <div className="vf-overlay vf-through">
        <span className="spinner" aria-hidden="true" />
      </div>
    );
  }
  if (status !== "blocked" && status !== "paused") return null;
  return (
    <div className="vf-overlay vf-through">
      <span className="vf-big" aria-hidden="true">
        <Icon paths={icons.play} solid />
      </span>
      {status === "blocked" && <p className="vf-hint">{labels.tap_to_play}</p>}
    </div>
  );
}

export const Card = memo(function Card({ card, position, total, current, near, leaving, status, now, text, acts, attach }) {
  const { labels, icons, links, zone } = text;
  const slot = useRef(null);
  const captions = [useRef(null), useRef(null)]; // beside the texts, and over the clip: the layout shows one
  const bar = useRef(null);
  const closes = deadline(card.closes_at, now, labels);
  const title = `vf-${card.slug}`;
  const held = (element) => {
    attach(card.slug, element && { article: element, slot: slot.current, captions: captions.map((one) => one.current), bar: bar.current });
  };
  return (
    <article
      className="vf-card"
      data-testid="feed-card"
      data-slug={card.slug}
      data-leaving={leaving || undefined}
      ref={held}
      tabIndex={current ? 0 : -1}
      aria-posinset={position}
      aria-setsize={total}
      aria-labelledby={title}
    >
      <div className="vf-slide">
        <div className="vf-stage">
          <div className="vf-slot" ref={slot} style={{ backgroundImage: `url("${card.clip.placeholder}")` }}>
            {near && card.clip.poster && <img src={card.clip.poster} alt="" draggable="false" decoding="async" />}
          </div>
          <p className="vf-caption vf-caption-on-clip" ref={captions[1]} hidden />
          <div className="vf-bar" aria-hidden="true">
            <i ref={bar} />
          </div>
          {current && <Overlay status={status} labels={labels} icons={icons} acts={acts} />}
          <span className="vf-stamp vf-stamp-save" aria-hidden="true">{labels.save}</span>
          <span className="vf-stamp vf-stamp-pass" aria-hidden="true">{labels.pass}</span>
        </div>
        <div className="vf-info">
          <p className="vf-caption" ref={captions[0]} hidden />
          <div className="vf-words">
            <Company company={card.company} labels={labels} icons={icons} links={links} current={current} />
            <h2 id={title}>
              <Link to={links.job + card.slug} tabIndex={current ? undefined : -1}>
                {card.title}
              </Link>
            </h2>
            <Facts card={card} closes={closes} labels={labels} icons={icons} zone={zone} />
            {card.why && (
              <p className="vf-why" data-testid="why">
                <span className="vf-sr">{labels.why}: </span>
                {card.why}
              </p>
            )}
            {card.question && (
              <div className="vf-question">
                <h3>{labels.question}</h3>
                <p>
                  <span className="vf-asks" aria-hidden="true">
                    {labels.question}:{" "}
                  </span>
                  {card.question}
                </p>
              </div>
            )}
            <div className="vf-more">
              <p>{card.ways}</p>
              <p>{card.review}</p>
              <p>{card.promise}</p>
              <Link to={links.job + card.slug} tabIndex={current ? undefined : -1}>
                {labels.whole_job}
              </Link>
            </div>
          </div>
          <Actions card={card} closes={closes} labels={labels} icons={icons} acts={acts} tabbable={current} />
        </div>
      </div>
    </article>
  );
});

export function EndCard({ empty, loading, position, total, current, text, attach, onAgain }) {
  const { labels, icons, links } = text;
  return (
    <article
      className="vf-card vf-end"
      data-slug=""
      ref={(element) => attach("", element && { article: element })}
      tabIndex={current ? 0 : -1}
      aria-posinset={position}
      aria-setsize={total}
      aria-labelledby="vf-end"
    >
      {loading ? (
        <>
          <span className="spinner" aria-hidden="true" />
          <h2 id="vf-end">{labels.loading}</h2>
        </>
      ) : (
        <>
          <span className="vf-end-mark">
            <Icon paths={empty ? icons.clock : icons.check} />
          </span>
          <h2 id="vf-end">{empty ? labels.empty : labels.end}</h2>
          <p>{empty ? labels.empty_lead : labels.end_lead}</p>
          <p className="vf-links">
            {!empty && (
              <button type="button" onClick={onAgain}>
                {labels.again}
              </button>
            )}
            <Link to={links.jobs}>{labels.all_jobs}</Link>
            <Link to={links.saved}>{labels.saved_jobs}</Link>
            <Link to={links.passed}>{labels.passed_jobs}</Link>
          </p>
        </>
      )}
    </article>
  );
}
