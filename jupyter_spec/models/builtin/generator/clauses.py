"""Clauses: who does what, to whom, when, where, with what and why; every part can be asked for.

A clause is a subject, a verb with its object, and up to three adjuncts. It is written in one of
several voices ("Visitors must return the badge to the porter within 3 days", "The badge must be returned …",
"Within 3 days, …"), and a question takes one part out: "By when must visitors return the badge?".
Statement and question choose verb synonyms and modals on their own, so words differ between the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from . import invent, wider
from . import words as W
from .facts import Entity, Fact
from .slots import capital

_VERBS = tuple(
    tuple(tuple(form.strip().split("/")) for form in group.split(","))
    for group in """
submit/submitted/submitted,hand in/handed in/handed in,file/filed/filed;report/reported/reported,announce/announced/announced
return/returned/returned,give back/gave back/given back,bring back/brought back/brought back;check/checked/checked,inspect/inspected/inspected,examine/examined/examined
clean/cleaned/cleaned,wash/washed/washed;sign/signed/signed;replace/replaced/replaced,change/changed/changed,swap/swapped/swapped
store/stored/stored,keep/kept/kept;label/labelled/labelled,mark/marked/marked;book/booked/booked,reserve/reserved/reserved
renew/renewed/renewed,extend/extended/extended;approve/approved/approved,confirm/confirmed/confirmed,accept/accepted/accepted
order/ordered/ordered,buy/bought/bought,purchase/purchased/purchased;deliver/delivered/delivered,bring/brought/brought
repair/repaired/repaired,fix/fixed/fixed,mend/mended/mended;test/tested/tested,try/tried/tried;update/updated/updated,revise/revised/revised
remove/removed/removed,take away/took away/taken away;install/installed/installed,set up/set up/set up,mount/mounted/mounted
register/registered/registered,record/recorded/recorded,log/logged/logged;lock/locked/locked,secure/secured/secured,close/closed/closed
measure/measured/measured,gauge/gauged/gauged;print/printed/printed;pack/packed/packed,wrap/wrapped/wrapped;ship/shipped/shipped,dispatch/dispatched/dispatched,send/sent/sent
weigh/weighed/weighed;count/counted/counted;move/moved/moved,transfer/transferred/transferred;pay/paid/paid,settle/settled/settled
cancel/cancelled/cancelled,call off/called off/called off;collect/collected/collected,pick up/picked up/picked up,fetch/fetched/fetched
request/requested/requested,apply for/applied for/applied for,ask for/asked for/asked for;use/used/used;sell/sold/sold
open/opened/opened;switch off/switched off/switched off,turn off/turned off/turned off;heat/heated/heated,warm/warmed/warmed
read/read/read;write/wrote/written;find/found/found,discover/discovered/discovered;build/built/built,make/made/made;archive/archived/archived,file away/filed away/filed away
review/reviewed/reviewed,look over/looked over/looked over;destroy/destroyed/destroyed,shred/shredded/shredded;lend/lent/lent;paint/painted/painted
""".strip()
    .replace("\n", ";")
    .split(";")
)
_MODALS = ("must", "should", "can", "may", "will", "have to", "need to")
_LATER_MODALS = ("might", "could", "would")
_HELDOUT_MODAL = "shall"
_LATER_ASKS = {
    "deadline": ("How quickly", "Within how long", "What is the latest moment by which"),
    "often": ("How many times", "How regularly", "In what rhythm"),
    "where": ("In which spot", "Whereabouts", "In which part of the house"),
    "to": ("To whom", "To which person or office", "Into whose hands"),  # "To whom" is not held out
    "with": ("With which tool", "In what way", "With the help of what"),
    "why": ("What is the reason why", "What made it necessary that", "For what cause"),
    "price": ("For what sum", "For how much money", "At what cost"),
    "warmth": ("How warm", "At which temperature"),
    "past": ("On which date", "When exactly", "What day was it when"),
}


@dataclass(frozen=True)
class _Part:
    """An adjunct: how it is written, what answers the question, and how the question begins."""

    written: str
    answer: str
    asks: tuple[str, ...]


def _adjunct(r: Random, kind: str) -> _Part:
    make = invent.VALUES
    if kind == "deadline":
        if r.random() < 0.5:
            v = make["duration"](r)
            return _Part(
                f"{r.choice(('within', 'in less than', 'no later than', 'at least'))} {v}",
                v,
                ("Within what time", "How soon", "In what time"),
            )
        v = r.choice((make["date"], make["clock"], lambda r: r.choice(W.DAYS)))(r)
        return _Part(
            f"{r.choice(('by', 'before', 'until', 'not after'))} {v}", v, ("By when", "When", "Until when")
        )
    if kind == "often":
        v = make["interval"](r)
        return _Part(v, v, ("How often", "How frequently", "At what interval"))
    if kind == "where":
        v = make["room"](r) if r.random() < 0.7 else make["place"](r)
        return _Part(
            f"{r.choice(('in', 'at', 'in', 'near'))} {v}", v, ("Where", "In which place", "At what place")
        )
    if kind == "to":
        v = make[r.choice(("person", "role", "department", "organisation"))](r)
        return _Part(f"to {v}", v, ("To whom",))
    if kind == "with":
        v = make["software"](r) if r.random() < 0.6 else invent.article(invent.thing(r))
        return _Part(
            f"{r.choice(('with', 'using', 'through', 'by means of', 'via'))} {v}",
            v,
            ("With what", "How", "By what means", "Using what"),
        )
    if kind == "why":
        v = make["reason"](r)
        return _Part(
            f"{r.choice(('because of', 'due to', 'owing to', 'on account of'))} {v}",
            v,
            ("Why", "For what reason", "Because of what"),
        )
    if kind == "price":
        v = make["money"](r)
        return _Part(f"for {v}", v, ("For how much", "At what price"))
    if kind == "warmth":
        v = make["temperature"](r)
        return _Part(f"at {v}", v, ("At what temperature", "At how many degrees"))
    v = r.choice((make["date"], make["weekday"]))(r)
    return _Part(f"on {v}", v, ("When", "On what day", "On which day"))


def _ask(r: Random, asks: tuple[str, ...], heldout: bool) -> str:
    return asks[-1] if heldout else r.choice(asks[:-1] or asks)


def _subject(r: Random) -> tuple[str, bool]:
    style = r.random()
    if style < 0.35:
        people = r.choice(W.HEADS_OF_MANY)
        return (f"{people} in {invent.place(r)}" if r.random() < 0.2 else people), True
    if style < 0.6:
        return "the " + r.choice(W.ROLES), False
    if style < 0.75:
        return f"the {r.choice(W.DEPARTMENTS)} team", False
    return invent.person(r), False


def clause(r: Random, heldout: bool) -> list[Fact]:
    """The facts of one clause: one sentence set, one question set for each part that can be asked for."""
    forms = r.choice(_VERBS)
    base, past, done = r.choice(forms)
    asked, asked_past, asked_done = r.choice(forms) if r.random() < 0.4 else (base, past, done)
    subject, plural = _subject(r)
    thing = invent.thing(r)
    obj = f"{r.choice(('the', 'the', 'a', 'each', 'every'))} {thing}"
    obj = obj.replace("a ", invent.article(thing).split()[0] + " ", 1) if obj.startswith("a ") else obj
    named = "the " + (r.choice(W.SYNONYMS[thing]) if thing in W.SYNONYMS and r.random() < 0.4 else thing)
    kinds = (
        ["deadline", "often", "where", "with", "to"]
        if r.random() < 0.6
        else ["past", "where", "why", "price", "warmth", "with"]
    )
    kinds = r.sample(kinds, r.choice((1, 1, 2, 2, 3)))
    parts = [_adjunct(r, kind) for kind in kinds]
    later = wider.LATER.get() and not heldout
    if later:
        parts = [
            _Part(p.written, p.answer, (*_LATER_ASKS[k], *p.asks)) for k, p in zip(kinds, parts, strict=True)
        ]
    tail = " ".join(p.written for p in parts)
    happened = "past" in kinds or ("why" in kinds and r.random() < 0.7)
    modal = _HELDOUT_MODAL if heldout else r.choice(_MODALS + (_LATER_MODALS if later else ()))
    if later and r.random() < 0.2:
        modal = invent.word(r)  # whatever stands there is one
    if happened:
        active = f"{subject} {past} {obj} {tail}"
        passive = f"{obj} {'was'} {done} {tail} by {subject}"
    else:
        fit = {"have to": "have to", "need to": "need to"}.get(modal, modal)
        if not plural and fit in ("have to", "need to"):
            fit = {"have to": "has to", "need to": "needs to"}[fit]
        active = f"{subject} {fit} {base} {obj} {tail}"
        single = {"have to": "has to", "need to": "needs to"}.get(modal, modal)
        passive = f"{obj} {single} be {done} by {subject} {tail}"
    front = f"{parts[0].written}, {active.replace(' ' + parts[0].written, '', 1)}"
    sentences = (active, active, passive) if r.random() < 0.7 else (active, passive, front)
    if later and r.random() < 0.3:
        verb_and_rest = active.removeprefix(f"{subject} ")
        sentences = (
            f"it is {subject} who {verb_and_rest}",
            f"{obj} is what {active.replace(f' {obj}', '', 1)}",
            f"{parts[-1].written}, {passive.replace(' ' + parts[-1].written, '', 1)}",
        )
    entity = Entity("clause", thing, (thing,), "they", thing)

    def fact(answer: str, questions: tuple[str, ...]) -> Fact:
        questions = tuple(q for q in questions if answer.lower() not in q.lower())
        return Fact(
            entity,
            "",
            answer,
            tuple(capital(s) + "." for s in sentences),
            (),
            tuple(capital(q) + "?" for q in questions),
        )

    def about(wh: str) -> tuple[str, ...]:
        if happened:
            return (
                f"{wh} did {subject} {asked} {named}",
                f"{wh} was {named} {asked_done}",
                f"{wh} was {named} {asked_done} by {subject}",
            )
        if modal in ("have to", "need to"):
            aux = "do" if plural else "does"
            return (
                f"{wh} {aux} {subject} {modal} {asked} {named}",
                f"{wh} does {named} {modal} be {asked_done}",
                f"{wh} must {named} be {asked_done}",
            )
        return (
            f"{wh} {modal} {subject} {asked} {named}",
            f"{wh} {modal} {named} be {asked_done}",
            f"{wh} {modal} {named} be {asked_done} by {subject}",
        )

    facts = [fact(p.answer, about(_ask(r, p.asks, heldout))) for p in parts]
    hint = r.choice(parts).written
    if happened:
        facts.append(
            fact(
                subject,
                (
                    f"who {asked_past} {named}",
                    f"by whom was {named} {asked_done}",
                    f"who {asked_past} {named} {hint}",
                ),
            )
        )
        facts.append(fact(obj, (f"what did {subject} {asked}", f"what did {subject} {asked} {hint}")))
    else:
        aux = "must" if modal in ("have to", "need to") else modal
        facts.append(
            fact(
                subject,
                (
                    f"who {aux} {asked} {named}",
                    f"by whom {aux} {named} be {asked_done}",
                    f"who {aux} {asked} {named} {hint}",
                ),
            )
        )
        facts.append(fact(obj, (f"what {aux} {subject} {asked}", f"what {aux} {subject} {asked} {hint}")))
    return [f for f in facts if f.questions]
