"""Sentences of reports and the questions that take a part out of them, in the notation of `reports`.

A line that starts with `=` is a statement, the `?` lines under it ask for one slot each: `? slot: question`. `{money}`
is filled by a value of that kind, the same one wherever it stands; a digit tells two of a kind apart; `{thing}` stands
with its article, `{thing.}` without. Of `[one|other]` one is chosen, in statement and question on their own, so that
words differ between the two.
"""

from __future__ import annotations

TEXT = """
= {thing} [costs|comes to|is sold for] {money} [a month|a week|a year|each] and is [handed out|issued|given out] by {person}.
? money: [What does|How much does] {thing} cost?
? money: What [is paid|do people pay|must be paid] for {thing}?
? person: Who [hands out|issues|gives out] {thing}?
? person: [From whom|From what person] do people get {thing}?
= {thing} [is kept|is stored|hangs|lies|stands] [in|beside|behind|under|next to] {spot}.
? spot: Where [is|can I find|do I find] {thing}?
? spot: In what place is {thing}?
= {thing} [belongs to|is the property of|is in the hands of] {group}, who [use|need|want] it for {activity}.
? group: Who [owns|has] {thing}?
? group: To whom does {thing} belong?
? activity: What [is {thing} used for|do {group} use {thing} for]?
= {thing} was [begun|started|founded|set up] by {person} in {year} and [is led|is run|is managed] by {person2} today.
? person: Who [began|started|founded|set up] {thing}?
? year: [When|In which year|In what year] was {thing} [begun|started|founded|set up]?
? person2: Who [leads|runs|manages] {thing} [today|now]?
= The [rule|order|list|note] about {thing} was written by {person} and [drawn|illustrated|translated] by {person2}.
? person: Who wrote the [rule|order|list|note] about {thing}?
? person2: Who [drew|illustrated|translated] the [rule|order|list|note] about {thing}?
= {thing} is named after {name}, [a|an old|a small] {noun.} [near|in|outside] {place}.
? name: After what is {thing} named?
? name: What gave {thing} its name?
? place: Where is the {noun.} {name}?
= The [record|best result|highest count] for {activity} is {count}, [held|set|reached] by {person}.
? count: What is the [record|best result|highest count] for {activity}?
? person: Who [holds|set] the [record|best result] for {activity}?
= {Thing} is [closed|shut|not open] on {weekday} and [opens|starts] at {clock} on other days.
? weekday: [On which day|When] is {thing} [closed|shut]?
? clock: [When|At what time] does {thing} open?
= {group} may [not|never] [take|bring|carry] {thing} [into|to] {spot}.
? spot: Where may {group} not [take|bring|carry] {thing}?
? thing: What may {group} not [take|bring|carry] [into|to] {spot}?
? group: Who may not [take|bring|carry] {thing} [into|to] {spot}?
= [If|When|As soon as] {thing} [breaks|fails|is lost|goes missing], call {phone} [at once|at any hour|before noon].
? phone: [Which number do I call|What number is called|Whom do I call] [if|when] {thing} [breaks|fails|is lost]?
= [Questions|Complaints|Ideas] about {thing} go to {person}, [whose desk is|who sits] in {spot}.
? person: Who [answers|gets|receives] [questions|complaints|ideas] about {thing}?
? person: Whom do I ask about {thing}?
? spot: Where [is the desk of|does] {person} sit?
= {thing} [lasts|takes|goes on for] {duration} and [ends|finishes] with {event}.
? duration: How long does {thing} [last|take]?
? event: [What comes at the end of|With what does] {thing} [end|finish]?
= {thing} [weighs|has a weight of] {quantity} and [holds|has room for] {small} people.
? quantity: [What does {thing} weigh|How heavy is {thing}|How much does {thing} weigh]?
? small: How many people [does {thing} hold|fit into {thing}|does {thing} have room for]?
= [There are|We have|The house has] {small} {thing.}s in {spot} and {small2} in {spot2}.
? small: How many {thing.}s [are there|do we have] in {spot}?
? small2: How many {thing.}s [are there|do we have] in {spot2}?
= {group} [get|receive|are given] {thing} [after|for] {duration} of [work|service|membership].
? duration: [After|For] how long do {group} [get|receive] {thing}?
? thing: What do {group} [get|receive] after {duration}?
? group: Who [gets|receives] {thing} after {duration}?
= [Up to|At most|No more than] {count} may be [spent|lost|used] on {thing} [in a year|in a month|a day].
? count: How much may be [spent|used] on {thing}?
? count: What is the [limit|most] for {thing}?
= [Above|Beyond|Over] {money}, {thing} [needs|must have] the [signature|consent|word] of {role}.
? money: [Above|From] what [sum|amount] does {thing} need [a signature|consent]?
? role: Whose [signature|consent|word] does {thing} need [above|over] {money}?
? role: Who [signs|agrees to] {thing} above {money}?
= {thing} [leaves|sets out|departs] at {clock} and is back [at|by|at about] {clock2}.
? clock: When does {thing} [leave|set out|depart]?
? clock: At what time does {thing} leave?
? clock2: When is {thing} back?
= The [meeting|assembly|collection] point [for|of] {group} is {spot}.
? spot: Where [do {group} meet|do {group} gather|is the meeting point of {group}]?
? spot: What is the meeting point [for|of] {group}?
= {person} is {role} and has [worked|been] [here|with us] since {year}.
? role: What is the [role|job|position|task] of {person}?
? role: What does {person} [do|work as]?
? year: Since when has {person} [worked here|been with us]?
? person: Who is {role}?
= {person}, who [speaks|knows] {name} and {name2}, [looks after|takes care of|is in charge of] {thing}.
? person: Who [looks after|takes care of|is in charge of] {thing}?
? thing: What does {person} [look after|take care of]?
= The [next|first|last] {event.} is on {date} [in|at] {spot}.
? date: [When|On what day|On which date] is the [next|first|last] {event.}?
? spot: Where is the [next|first|last] {event.} held?
= {event} is [organised|planned|prepared] by {team}, and {person} [opens it|speaks there|pays for it].
? team: Who [organises|plans|prepares] {event}?
? person: Who [opens|speaks at|pays for] {event}?
= [Before|Until] {date} {thing} was [called|known as] {name}.
? name: What was {thing} called before?
? name: What was the [old|former] name of {thing}?
? date: Until when was {thing} called {name}?
= {thing} is made [of|from] {material}, and its [lid|door|handle|cover] [of|from] {material2}.
? material: [What is {thing} made of|Which material is {thing} made from]?
? material2: What is the [lid|door|handle|cover] of {thing} made of?
= {team} [moved|went] from {place} to {place2} in {year} because of {reason}.
? place: From where did {team} [move|go]?
? place2: [Where|To which town] did {team} move?
? year: When did {team} move?
? reason: Why did {team} [move|go] to {place2}?
= {person} found {thing} in {spot} after {duration}.
? person: Who found {thing}?
? spot: Where was {thing} found?
? thing: What did {person} find?
? duration: After how long was {thing} found?
= {person} [gave|sold|lent|sent|left] {thing} to {person2} for {money}.
? person: Who [gave|sold|lent|sent] {thing} to {person2}?
? person2: To whom did {person} [give|sell|lend|send] {thing}?
? thing: What did {person} [give|sell|lend|send] to {person2}?
? money: For how much did {person2} get {thing}?
= [Only|Nobody but] {group} [may|can|are allowed to] [use|enter|open|borrow] {thing}.
? group: Who [may|can|is allowed to] [use|enter|open|borrow] {thing}?
? thing: What may only {group} [use|enter|open|borrow]?
= {thing} must be [changed|renewed|washed|checked|emptied] {interval}, [and|which] {role} [sees to it|does].
? interval: How often [must {thing} be|is {thing}] [changed|renewed|washed|checked|emptied]?
? role: Who [changes|renews|washes|checks|empties] {thing}?
= {thing} may be [late|left out|moved] [when|if] [there is|because of] {reason}.
? reason: [When|Why] may {thing} be [late|left out|moved]?
= The [fee|fine|deposit|charge] for a [lost|broken|late] {thing.} is {money}.
? money: [What is|How high is] the [fee|fine|deposit|charge] for a [lost|broken|late] {thing.}?
? money: What does a [lost|broken|late] {thing.} cost?
= {Group} [eat|meet|rest|wait] in {spot} from {clock} to {clock2}.
? spot: Where do {group} [eat|meet|rest|wait]?
? clock: From when do {group} [eat|meet|rest|wait] there?
? clock2: Until when do {group} [stay|eat|meet|rest|wait] in {spot}?
= {thing} [runs|works] on {noun} and [stops|rests] [below|above] {temperature}.
? noun: What does {thing} [run|work] on?
? temperature: [At|Below|Above] what temperature does {thing} stop?
= {thing} [passed|failed] its test [on|of] {date} with {percent}.
? date: When [was {thing} tested|did {thing} have its test]?
? percent: With what [share|result] did {thing} [pass|fail] its test?
= {Version} of {software} [came out|appeared|was released] on {date} and [adds|brings] {thing}.
? date: When [was {version} of {software} released|did {version} of {software} come out]?
? thing: What [does {version} of {software} add|is new in {version} of {software}]?
? version: [Which|What] version of {software} [adds|brings] {thing}?
= The [command|word|key] for {activity} is {code}, and {code2} [stops|undoes|ends] it.
? code: What is the [command|word|key] for {activity}?
? code2: What [stops|undoes|ends] {activity}?
= {software} keeps [records|logs|notes] for {duration} on [a disk|a server|tape] in {place}.
? duration: How long does {software} keep [records|logs|notes]?
? place: Where are the [records|logs|notes] of {software} kept?
= {thing} [goes|is sent|is carried] to {place} [every|each] {weekday} by {group}.
? place: Where [does {thing} go|is {thing} sent]?
? weekday: On which day [does {thing} go|is {thing} sent] to {place}?
? group: Who [sends|carries|takes] {thing} to {place}?
= The [colour|sign] of {thing} is {colour}, that of {thing2} is {colour2}.
? colour: What is the [colour|sign] of {thing}?
? colour2: What is the [colour|sign] of {thing2}?
= [Instead of|In place of] {thing}, {group} [now use|have|work with] {thing2}.
? thing: What [did {group} use before|was used before {thing2}]?
? thing2: What do {group} [now use|use instead of {thing}]?
= {thing} [grew|fell|rose|shrank] from {count} to {count2} [in|within] {duration}.
? count: From what [number|value] did {thing} [grow|fall|rise|shrink]?
? count2: To what [number|value] did {thing} [grow|fall|rise|shrink]?
? duration: Within what time did {thing} [grow|fall|rise|shrink]?
= {person} [wants|plans|hopes] to [buy|build|open|close] {thing} [before|by] {date}.
? person: Who [wants|plans|hopes] to [buy|build|open|close] {thing}?
? thing: What does {person} [want|plan|hope] to [buy|build|open|close]?
? date: By when does {person} want to [buy|build|open|close] {thing}?
= The [smallest|largest|oldest|newest] {noun.} in {place} is {name}, which [has|holds] {count}.
? name: What is the [smallest|largest|oldest|newest] {noun.} in {place}?
? count: How much does {name} [have|hold]?
? place: In which [town|place] is {name}?
= Every {event.} begins with {activity} and [is over|ends] [after|within] {duration}.
? activity: [With what|How] does every {event.} begin?
? duration: How long [is|does] every {event.} [last|take]?
= {group} who [forget|lose|break] {thing} [pay|owe] {money} or [help|work] for {duration}.
? money: What do {group} [pay|owe] who [forget|lose|break] {thing}?
? duration: For how long do {group} [help|work] who [lose|forget] {thing}?
= {thing} [arrived|came] [from|out of] {place} on {date}, [packed|wrapped] in {material}.
? place: [From where|From which town] did {thing} [arrive|come]?
? date: When did {thing} [arrive|come]?
? material: In what was {thing} [packed|wrapped]?
= {person} [repaired|painted|cleaned|opened|closed|measured|moved] {thing} with {noun} [on|before] {date}.
? person: Who [repaired|painted|cleaned|opened|closed|measured|moved] {thing}?
? noun: With what [was {thing} repaired|did {person} work on {thing}|was {thing} cleaned]?
? date: When was {thing} [repaired|painted|cleaned|opened|closed|measured|moved]?
"""
