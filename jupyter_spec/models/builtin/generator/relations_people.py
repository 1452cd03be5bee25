"""Relations of people, departments, policies, courses, events and projects, in the notation of `relations`."""

from __future__ import annotations

TEXT = """
@person role | role | position | job
+ {E} is {v}.
+ {E} works as {v}.
+ {E} became {v} last spring.
+ The position of {v} is held by {e}.
? What is {e}'s role?
? What does {e} work as?
? What position does {e} hold?
? What is the job of {e}?
@person place | home | lives in | from
+ {E} lives in {v}.
+ {E} comes from {v}.
+ {E} was born in {v}.
+ The home of {e} is {v}.
+ {E} grew up in {v}.
? Where does {e} live?
? Where does {e} come from?
? Where was {e} born?
? What is the home of {e}?
? In which town did {e} grow up?
@person room | office | desk | room
+ {E} sits in {v}.
+ The office of {e} is in {v}.
+ {E} can be found in {v}.
+ {E} moved to {v}.
? Where does {e} sit?
? Where is the office of {e}?
? Where can I find {e}?
? In which room is {e}?
@person phone | phone | extension | telephone
+ {E} can be reached at {v}.
+ The number of {e} is {v}.
+ Call {e} on {v}.
+ {E} answers calls on {v}.
? How can {e} be reached?
? What is the phone number of {e}?
? On which number do I call {e}?
? What is {e}'s extension?
@person email | e-mail | mail address | contact
+ Write to {e} at {v}.
+ The e-mail address of {e} is {v}.
+ Mail for {e} goes to {v}.
+ {E} reads mail at {v}.
? What is the e-mail address of {e}?
? Where do I write to {e}?
? What address does mail for {e} go to?
? How do I contact {e}?
@person department | department | team | works in
+ {E} works in {v}.
+ {E} belongs to {v}.
+ {E} joined {v}.
+ {V} is where {e} works.
? In which department does {e} work?
? Which team does {e} belong to?
? Where does {e} work?
? Which team did {e} join?
@person year | joined | since | start year
+ {E} joined the company in {v}.
+ {E} has been with us since {v}.
+ In {v} {e} started to work here.
+ {E} was hired in {v}.
? When did {e} join the company?
? Since when has {e} been with us?
? In which year was {e} hired?
? What year did {e} start?
@person things | hobby object | keeps | collects
+ {E} owns {v}.
+ {E} bought {v}.
+ {E} was seen with {v}.
+ {E} brought {v} to the office.
? What does {e} own?
? What did {e} buy?
? What was {e} seen with?
? What did {e} bring to the office?
@person activity | hobby | speciality | likes
+ {E} likes {v}.
+ The hobby of {e} is {v}.
+ {E} spends the evenings {v}.
+ {E} teaches others about {v}.
? What does {e} like?
? What is the hobby of {e}?
? How does {e} spend the evenings?
? What does {e} teach others about?
@person person | manager | reports to | deputy
+ {E} reports to {v}.
+ The manager of {e} is {v}.
+ {V} is the deputy of {e}.
+ When {e} is away, {v} takes over.
+ {E} works for {v}.
? Who does {e} report to?
? Who is the manager of {e}?
? Who is the deputy of {e}?
? Who takes over when {e} is away?
? Who stands in for {e}?
@policy duration | deadline | time limit | period
+ {E} must be submitted within {v}.
+ You have {v} to hand in {e}.
+ {E} has to be filed within {v}.
+ The time limit for {e} is {v}.
+ {E} not handed in after {v} will be rejected.
? How long do I have to submit {e}?
? Within what time must {e} be handed in?
? What is the deadline for {e}?
? How soon must {e} be filed?
? What is the time limit for {e}?
@policy role | approver | approved by | signed by
+ {E} must be approved by {v}.
+ {V} approves {e}.
+ {E} needs the signature of {v}.
+ Only {v} can sign {e}.
+ Approval for {e} is given by {v}.
? Who approves {e}?
? Who has to sign {e}?
? Whose approval is needed for {e}?
? Who gives approval for {e}?
? By whom must {e} be approved?
@policy department | contact | handled by | responsible
+ {E} is handled by {v}.
+ {V} deals with {e}.
+ Send {e} to {v}.
+ {V} is responsible for {e}.
+ Questions about {e} go to {v}.
? Who handles {e}?
? Which department deals with {e}?
? Where do I send {e}?
? Who is responsible for {e}?
? Who answers questions about {e}?
@policy money | limit | fee | allowance
+ The limit for {e} is {v}.
+ {E} costs a fee of {v}.
+ We pay up to {v} for {e}.
+ {E} is capped at {v}.
+ The allowance for {e} is {v}.
? What is the limit for {e}?
? How much is the fee for {e}?
? Up to what amount do we pay for {e}?
? How much does {e} cost?
? What is the allowance for {e}?
? How much may be spent on {e}?
@policy software | tool | form | system
+ {E} is requested through {v}.
+ Use {v} for {e}.
+ {E} must be entered in {v}.
+ {V} is the place to book {e}.
+ {E} goes through {v}.
? How do I request {e}?
? Which system is used for {e}?
? Where must {e} be entered?
? Where do I book {e}?
? What do I use for {e}?
@policy count | number per year | maximum number | days
+ Everyone is entitled to {v} days of {e} a year.
+ {E} is granted {v} times a year.
+ No more than {v} cases of {e} are allowed.
+ Staff get {v} days of {e}.
? How many days of {e} does everyone get?
? How many times is {e} granted?
? How many cases of {e} are allowed?
? What number of days is given for {e}?
@policy date | valid from | in force since | last change
+ The rule on {e} took effect on {v}.
+ {E} has been in force since {v}.
+ The rule about {e} was changed on {v}.
+ From {v} on, {e} is compulsory.
? When did the rule on {e} take effect?
? Since when has {e} been in force?
? When was the rule about {e} changed?
? From when is {e} compulsory?
@policy interval | review | repeated | frequency
+ {E} is required {v}.
+ {E} takes place {v}.
+ {E} has to be repeated {v}.
+ {E} is reviewed {v}.
? How often is {e} required?
? How often does {e} take place?
? How frequently is {e} repeated?
? When does {e} have to be repeated?
? How often is {e} reviewed?
@policy room | place | located | kept
+ {E} is in {v}.
+ {E} can be found in {v}.
+ Go to {v} for {e}.
+ {E} is next to {v}.
? Where is {e}?
? Where can I find {e}?
? Where do I go for {e}?
? Next to what is {e}?
@policy reason | reason | cause | suspended because of
+ {E} was suspended because of {v}.
+ The reason for the change to {e} was {v}.
+ Owing to {v}, {e} had to be stopped.
+ {V} led to the end of {e}.
? Why was {e} suspended?
? What was the reason for the change to {e}?
? Why did {e} have to be stopped?
? What led to the end of {e}?
@event weekday | day | takes place on | held on
+ {E} takes place on {v}.
+ {E} is held on {v}.
+ {V} is the day of {e}.
+ We meet for {e} on {v}.
? On which day does {e} take place?
? When is {e} held?
? What is the day of {e}?
? When do we meet for {e}?
@event clock | start | starts at | time
+ {E} starts at {v}.
+ {E} begins at {v} sharp.
+ The start of {e} is at {v}.
+ Be there at {v} for {e}.
? At what time does {e} start?
? When does {e} begin?
? What is the start time of {e}?
? When should I be there for {e}?
@event room | room | venue | held in
+ {E} is held in {v}.
+ The venue of {e} is {v}.
+ {E} takes place in {v}.
+ We gather in {v} for {e}.
? Where is {e} held?
? What is the venue of {e}?
? In which room does {e} take place?
? Where do we gather for {e}?
@event person | host | speaker | organised by
+ {E} is organised by {v}.
+ {V} hosts {e}.
+ The speaker at {e} is {v}.
+ {E} was opened by {v}.
+ {V} won {e}.
? Who organises {e}?
? Who hosts {e}?
? Who is the speaker at {e}?
? Who opened {e}?
? Who won {e}?
@event count | participants | places | attendance
+ {V} people took part in {e}.
+ {E} is limited to {v} participants.
+ {E} drew {v} visitors.
+ There are {v} places in {e}.
? How many people took part in {e}?
? To how many participants is {e} limited?
? How many visitors did {e} draw?
? How many places are there in {e}?
@event duration | length | lasts | duration
+ {E} lasts {v}.
+ {E} takes {v}.
+ The length of {e} is {v}.
+ Plan {v} for {e}.
? How long does {e} last?
? How long does {e} take?
? What is the length of {e}?
? How much time should I plan for {e}?
@event money | fee | ticket price | cost
+ A ticket for {e} costs {v}.
+ Joining {e} costs {v}.
+ The fee for {e} is {v}.
+ Guests pay {v} for {e}.
? How much is a ticket for {e}?
? What does it cost to join {e}?
? What is the fee for {e}?
? What do guests pay for {e}?
@event date | date | scheduled for | happened on
+ {E} is planned for {v}.
+ {E} took place on {v}.
+ The date of {e} is {v}.
+ {E} ends on {v}.
+ Sign up for {e} by {v}.
? When is {e} planned?
? When did {e} take place?
? What is the date of {e}?
? When does {e} end?
? By when must I sign up for {e}?
@project money | budget | cost | funding
+ The budget of {e} is {v}.
+ {E} received {v}.
+ {V} was set aside for {e}.
+ {E} is funded with {v}.
? What is the budget of {e}?
? How much money did {e} receive?
? How much was set aside for {e}?
? With how much is {e} funded?
@project person | leader | project lead | led by
+ {E} is led by {v}.
+ {V} leads {e}.
+ {V} took over {e}.
+ The head of {e} is {v}.
? Who leads {e}?
? Who is the head of {e}?
? Who took over {e}?
? By whom is {e} led?
@project date | deadline | end date | due
+ {E} is due on {v}.
+ {E} has to be finished by {v}.
+ {E} will end on {v}.
+ The deadline of {e} is {v}.
? When is {e} due?
? By when must {e} be finished?
? When will {e} end?
? What is the deadline of {e}?
@project activity | aim | goal | about
+ {E} is about {v}.
+ The aim of {e} is {v}.
+ {E} deals with {v}.
+ {E} was started for {v}.
? What is {e} about?
? What is the aim of {e}?
? What does {e} deal with?
? What was {e} started for?
@project organisation | partner | client | sponsor
+ {E} is carried out with {v}.
+ The client of {e} is {v}.
+ {V} pays for {e}.
+ {V} is our partner in {e}.
? With whom is {e} carried out?
? Who is the client of {e}?
? Who pays for {e}?
? Who is our partner in {e}?
@project percent | progress | completed | share done
+ {E} is {v} complete.
+ So far {v} of {e} has been done.
+ The progress of {e} stands at {v}.
+ {E} has reached {v}.
? How complete is {e}?
? How much of {e} has been done?
? What is the progress of {e}?
? How far has {e} got?
@project name | code name | name | known as
+ {E} is known as {v}.
+ The code name of {e} is {v}.
+ Inside the company {e} goes by the name of {v}.
+ {E} was renamed {v}.
? What is the code name of {e}?
? By which name is {e} known?
? What was {e} renamed to?
? What is {e} called?
"""
