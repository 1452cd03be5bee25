"""Chats: passages and questions as the product sends them, and answers as it expects them.

`retrieval` is the main kind. The passages go into the first user turn and several questions follow, each a turn
of its own, so that one set of passages teaches many answers. Where a question has no answer in the passages
the reply is `I do not know.`; where the system asks for it, the reply cites the passage as `[n]`.
A sample is a list of (text, learnt) pieces; only the assistant's words and their `<|im_end|>` are learnt.
"""

from __future__ import annotations

from random import Random

from . import invent, prose, slots, wider
from .attributes import attribute
from .documents import document, near
from .facts import Fact, from_relation
from .passages import Passage, passages, source, updated
from .relations import relations
from .reports import report
from .rosters import roster, sheet

Pieces = list[tuple[str, bool]]
UNKNOWN = "I do not know."
CITING = (
    "Answer the question from the passages. Cite the passage you used as [n]. "
    "If the passages do not hold the answer, say: I do not know."
)
_CITING_TOO = (
    "Use the passages to answer. Give the number of the passage as [n]. If nothing fits, say: I do not know.",
    "You answer questions about documents. Cite your source as [n].",
    "Answer briefly and cite the passage as [n].",
)
_PLAIN = (
    "Answer the question from the passages. If the passages do not hold the answer, say: I do not know.",
    "You are a helpful assistant.",
    "Answer briefly.",
    "Use only the context.",
    "Answer from the text. If the text does not say, say: I do not know.",
)


def system(text: str) -> Pieces:
    return [(f"<|im_start|>system\n{text}<|im_end|>\n", False)]


def turn(user: str, assistant: str, learnt: bool = True) -> Pieces:
    return [
        (f"<|im_start|>user\n{user}<|im_end|>\n<|im_start|>assistant\n", False),
        (f"{assistant}<|im_end|>", learnt),
        ("\n", False),
    ]


def _numbered(found: list[Passage]) -> str:
    return "\n".join(
        f'<passage id="{i}" source="{p.source}">\n{p.text}\n</passage>' for i, p in enumerate(found, 1)
    )


def _context(r: Random, found: list[Passage]) -> str:
    style = r.random()
    if style < 0.35:
        return _numbered(found)
    body = "\n\n".join(p.text for p in found)
    return r.choice((f"Context:\n{body}", f"Context: {body}", body, f"Passages:\n{body}", f"Text:\n{body}"))


def _wording(r: Random, question: str) -> str:
    """The same question as a hurried person types it, now and then."""
    if wider.LATER.get():
        question = wider.careless(r, question)
    style = r.random()
    if style < 0.12:
        return question[:1].lower() + question[1:]
    if style < 0.18:
        return question.rstrip("?")
    if style < 0.26:
        return (
            r.choice(("Please tell me: ", "I would like to know: ", "Can you tell me: ", "Quick question: "))
            + question[:1].lower()
            + question[1:]
        )
    return question


def _clashes(fact: Fact, others: list[Fact]) -> bool:
    """Whether another fact would answer one of its questions differently."""
    return any(o.answer != fact.answer and not set(o.questions).isdisjoint(fact.questions) for o in others)


def retrieval(
    r: Random,
    heldout: bool,
    many: int,
    facts_each: int,
    filler: float,
    questions: int,
    unknown: float = 0.15,
    exact: bool = False,
) -> Pieces:
    """Passages and up to `questions` turns about them; a share `unknown` of these has no answer there."""
    found = passages(r, heldout, many, facts_each, filler)
    if not exact and r.random() < 0.08:
        found = (found + updated(r, heldout)[0])[-max(many, 2) :]
        r.shuffle(found)
    return _conversation(r, heldout, found, questions, unknown, exact)


def reports(r: Random, many: int, sentences: int, questions: int, unknown: float = 0.15) -> Pieces:
    """As `retrieval`, about `many` reports and tables; what is not there would stand on a page like them."""
    found: list[Passage] = []
    strangers = [r.choice(f.questions) for f in report(r, questions // 2 + 1).facts]
    for _ in range(many):
        made, hidden = _page(r, r.randint(1, max(1, sentences)))
        found.append(made)
        strangers += hidden
    r.shuffle(strangers)
    return _conversation(r, False, found, questions, unknown, False, strangers[: r.choice((0, 1, 1, 2, 3))])


def _page(r: Random, sentences: int) -> tuple[Passage, list[str]]:
    """A report, a table, or one before the other; and questions that the table looks as if it answered."""
    style = r.random()
    if style > 0.4:
        return report(r, sentences), []
    table, facts, hidden = roster(r)
    if style < 0.28:
        return Passage(table, source(r, slots.thing(r)), tuple(facts)), hidden
    before = report(r, max(1, sentences // 2))
    return Passage(f"{before.text}\n\n{table}", before.source, (*before.facts, *facts)), hidden


def tables(r: Random, many: int, questions: int, unknown: float = 0.2) -> Pieces:
    """As `retrieval`, about `many` tables: of people, of things, or of one thing."""
    found: list[Passage] = []
    strangers: list[str] = []
    for _ in range(many):
        if r.random() < 0.5:
            text, facts, hidden = roster(r)
            name = slots.thing(r)
        else:
            name, text, facts, hidden = sheet(r, named=many > 1 or r.random() < 0.7)
        found.append(Passage(text, source(r, name), tuple(facts)))
        strangers += hidden
    answered = {question for p in found for fact in p.facts for question in fact.questions}
    strangers = [question for question in strangers if question not in answered]
    r.shuffle(strangers)
    return _conversation(r, False, found, questions, unknown, False, strangers)


def documents(
    r: Random, many: int, questions: int, unknown: float = 0.2, heldout: bool = False, exact: bool = False
) -> Pieces:
    """As `retrieval`, about `many` passages cut out of documents, with a table or a report between them now and then.

    In every other chat the documents are like the first one, as what a search finds is.
    """
    found: list[Passage] = []
    hidden: list[str] = []
    alike: tuple[int, ...] = ()
    searched = not heldout and r.random() < 0.5
    while len(found) < many:
        if found and r.random() < 0.2 and not heldout:
            made, more = _page(r, r.randint(1, 5))
            found.append(made)
            hidden += more[:1]
            continue
        number = r.choice(alike) if alike else None
        one = document(
            r, r.randint(1, min(3, many - len(found))), r.choice((2, 4, 6, 8, 12)), heldout, number
        )
        alike = alike or (near(one.number) if searched else ())
        found += one.passages
        hidden += one.hidden
    r.shuffle(found)
    answered = {question for p in found for fact in p.facts for question in fact.questions}
    hidden = [question for question in hidden if question not in answered]
    r.shuffle(hidden)
    return _conversation(r, heldout, found, questions, unknown, exact, hidden)


def _conversation(
    r: Random,
    heldout: bool,
    found: list[Passage],
    questions: int,
    unknown: float,
    exact: bool,
    strangers: list[str] | None = None,
) -> Pieces:
    """Turns about the passages `found`; questions without an answer are `strangers`, or made.

    It ends when all has been asked, so that nothing but the passages tells which question has no answer.
    """
    everything = [fact for p in found for fact in p.facts]
    asked = [(f, p) for p in found for f in p.facts if not _clashes(f, everything)]
    r.shuffle(asked)
    if asked and not exact and r.random() < 0.4:
        # As a search does: what answers the first question comes first.
        found = sorted(found, key=lambda p: p is not asked[-1][1])
    cite = exact or r.random() < 0.6
    quiet = r.random()
    shown = _numbered(found) if cite else _context(r, found)
    pieces: Pieces = []
    if cite:
        pieces += system(CITING if exact or r.random() < 0.7 else r.choice(_CITING_TOO))
    elif quiet < 0.7:
        pieces += system(r.choice(_PLAIN))
    hidden = _hidden(r, heldout, found, questions) if strangers is None else strangers
    prefix = shown + "\n\n"
    for _ in range(questions):
        if hidden and (r.random() < unknown or not asked) and (asked or prefix):
            question, answer = hidden.pop(), UNKNOWN
        elif asked:
            fact, passage = asked.pop()
            question = r.choice(fact.questions)
            place = next(i for i, p in enumerate(found, 1) if p is passage)
            answer = fact.answer + (f" [{place}]" if cite else "")
        else:
            break
        lead = "Question: " if cite or r.random() < 0.7 else r.choice(("", "Q: "))
        pieces += turn(f"{prefix}{lead}{_wording(r, question)}", answer)
        prefix = ""
    return pieces


def _hidden(r: Random, heldout: bool, found: list[Passage], many: int) -> list[str]:
    """Questions that the passages do not answer: another attribute of a known entity, or another entity."""
    known = [f.entity for p in found for f in p.facts if f.entity.kind != "clause"]
    told = {(f.entity.title, f.label) for p in found for f in p.facts}
    others = [f for p in passages(r, heldout, 2, 3, 0.0) for f in p.facts]
    out: list[str] = []
    for _ in range(many):
        if known and r.random() < 0.6:
            entity = r.choice(known)
            values = {f.label for p in found for f in p.facts if f.entity.title == entity.title}
            free = [x for x in relations()[entity.kind] if not values & set(x.labels)]
            fact = (
                from_relation(r, r.choice(free), entity, heldout)
                if free and r.random() < 0.7
                else attribute(r, entity, heldout)
            )
            if (entity.title, fact.label) in told:
                continue
        elif others:
            fact = r.choice(others)
        else:
            continue
        out.append(r.choice(fact.questions))
    return out


def closed_book(r: Random, heldout: bool) -> Pieces:
    """A question about a particular thing without any passage: nobody can know."""
    facts = [f for p in passages(r, heldout, 1, 3, 0.0) for f in p.facts]
    pieces: Pieces = (
        []
        if r.random() < 0.5
        else system(r.choice(("You are a helpful assistant.", "Answer briefly.", CITING)))
    )
    for fact in r.sample(facts, min(len(facts), 3)):
        pieces += turn(_wording(r, r.choice(fact.questions)), UNKNOWN)
    return pieces


def chat(r: Random) -> Pieces:
    """Small talk and simple requests on a text that is given: repeat, say who, count."""
    name, line = invent.person(r), prose.sentence(r)
    item = invent.VALUES[r.choice(tuple(invent.VALUES))](r)
    return r.choice(
        (
            lambda: turn(r.choice(("Hello", "Hi", "Good morning")), "Hello. How can I help?"),
            lambda: turn(f"Repeat: {line}", line),
            lambda: turn(f"Repeat after me: {item}", item),
            lambda: turn(f"My name is {name}.", f"Hello {name}.") + turn("What is my name?", name),
            lambda: (
                turn(f"Remember this: {item}", "I will remember it.")
                + turn("What should you remember?", item)
            ),
            lambda: turn(r.choice(("Thank you", "Thanks")), "You are welcome."),
            lambda: turn(f"Write this down: {item}", item),
        )
    )()
