"""English words by the place that they take in a sentence. Plain lists; the grammar is elsewhere."""

from __future__ import annotations


def _lines(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("\n", ",").split(",") if part.strip())


FIRST_NAMES = _lines("""
Mara, Tomas, Ingrid, Priya, Aldo, Wen, Farid, Noemi, Oskar, Lucia, Hiro, Amara, Jonas, Petra, Kofi, Sanna, Emil, Rosa,
Dmitri, Leila, Arjun, Helga, Marco, Yara, Bjorn, Celine, Tariq, Olga, Felix, Nadia, Ruben, Mei, Viktor, Aisha, Karl,
Greta, Samir, Ines, Pavel, Dora, Hugo, Lena, Mateo, Anja, Rafael, Sofia, Ivan, Clara, Omar, Edith, Walter, Agnes, Simon,
Judith, Martin, Alice, Peter, Hannah, Daniel, Laura, George, Emma, Henry, Grace, Paul, Julia, Adam, Ruth, Leon, Vera
""")
SURNAMES = _lines("""
Lind, Okafor, Haas, Novak, Brandt, Castell, Dupont, Eriksen, Fontaine, Grewal, Horvat, Ito, Jansen, Keller, Lopez,
Moreau, Nilsen, Oduya, Pereira, Quist, Rossi, Sato, Tanaka, Ueda, Vargas, Weber, Xu, Yilmaz, Zeman, Abbott, Barker,
Cole, Dalton, Ellis, Fisher, Grant, Hobbs, Irving, Jarvis, Knox, Lowe, Marsh, North, Owen, Pike, Quinn, Reed, Shaw,
Tate, Underhill, Vance, Ward, Yates, Berg, Conti, Duarte, Engel, Faber, Gallo, Holm, Kaya, Lange, Meyer, Nemeth
""")
ROLES = _lines("""
head of finance, site manager, shift leader, safety officer, office manager, quality lead, data protection officer,
lab technician, chief engineer, sales director, warehouse supervisor, press officer, payroll clerk, duty nurse,
fire warden, project manager, product owner, team lead, librarian, chief accountant, training coordinator, receptionist,
purchasing agent, maintenance planner, security guard, head chef, export manager, legal counsel, archivist, dispatcher,
fleet manager, research fellow, support engineer, union representative, treasurer, plant manager, night porter
""")
DEPARTMENTS = _lines("""
finance, logistics, human resources, customer service, research, production, purchasing, legal, marketing, sales,
quality assurance, facilities, information security, payroll, shipping, engineering, field service, accounting,
training, communications, maintenance, product management, data platform, compliance, export, catering, planning
""")
THINGS = _lines("""
badge, laptop, forklift, meeting room, canteen, parking space, locker, printer, company car, expense claim, invoice,
travel request, purchase order, safety helmet, delivery note, sample, reagent, centrifuge, microscope, freezer, pump,
valve, filter, sensor, battery, charger, gearbox, conveyor, crane, ladder, scaffold, generator, compressor, boiler,
heat exchanger, router, server rack, backup, password, ticket, release, test report, contract, licence, visitor pass,
key card, training course, fire drill, first aid kit, shower, water tank, bicycle, bus shuttle, hotel booking, per diem,
sick note, holiday request, parental leave, overtime, night shift, bonus, pension plan, health check, lunch voucher,
newsletter, archive, drawing, prototype, pallet, container, label, seal, customs form, refund, discount code, return,
complaint, repair, spare part, manual, warranty card, subscription, trial account, data export, dashboard, webhook,
calibration, inspection, audit, risk assessment, incident report, permit, budget, forecast, quote, order, shipment,
greenhouse, orchard, library book, loan, exhibition, workshop, kiln, furnace, press, lathe, drill, oven, scale, probe,
thermometer, glove box, fume hood, waste bin, chemical cabinet, eyewash station, alarm panel, lift, stairwell, roof,
bell, boat, tent, lantern, telescope, violin, kettle, lamp, chair, desk, monitor, headset, phone, camera, drone
""")
HEADS_OF_MANY = _lines("""
members of staff, new employees, contractors, visitors, apprentices, interns, managers, drivers, technicians, customers,
part-time staff, night workers, volunteers, students, line managers, suppliers, guests, team leads, operators, researchers,
patients, members, subscribers, tenants, cyclists, field engineers, remote workers, temporary workers, nurses, pilots
""")
MODIFIERS = _lines("""
annual, monthly, daily, initial, final, maximum, minimum, standard, extended, internal, external, regional, seasonal,
emergency, backup, primary, secondary, temporary, basic, premium, late, early, extra, combined, average, total, net,
current, previous, next, official, preferred, default, local, remote, central, northern, southern, eastern, western,
inspection, delivery, service, cleaning, storage, transport, training, entry, exit, loading, repair, rental, booking,
calibration, registration, cancellation, replacement, installation, support, safety, security, maintenance, approval,
testing, packing, heating, cooling, charging, reporting, audit, printing, parking, travel, project, budget, staff
""")
ADJECTIVES = _lines("""
quiet, bright, heavy, narrow, wooden, old, new, busy, calm, cheap, clean, cold, damp, dark, deep, dry, empty, fast, firm,
flat, fresh, gentle, grey, green, hard, high, huge, hollow, large, late, light, long, loud, low, mild, modern, muddy, neat,
pale, plain, polite, proud, quick, rare, red, rough, round, rusty, sharp, short, simple, slow, small, smooth, soft, solid,
steep, strong, sturdy, thick, thin, tidy, tall, tough, warm, weak, wet, wide, wild, yellow, young, careful, useful, patient,
reliable, curious, honest, brave, broken, hidden, silent, blue, white, black, brown, golden, silver, sour, sweet, salty
""")
NOUNS = _lines("""
river, harbour, valley, bridge, tower, market, garden, forest, hill, road, street, house, kitchen, window, door, roof,
wall, floor, table, book, letter, map, clock, train, ship, cart, horse, bird, fox, cat, dog, fish, bee, tree, leaf, root,
seed, flower, apple, bread, cheese, soup, salt, sugar, milk, tea, coffee, water, wine, oil, stone, sand, clay, iron,
copper, glass, paper, cloth, wool, thread, needle, hammer, nail, rope, wheel, engine, lamp, candle, fire, smoke, ash,
wind, rain, snow, storm, cloud, sun, moon, star, night, morning, evening, winter, spring, summer, autumn, year, week,
hour, minute, song, story, game, prize, school, teacher, pupil, doctor, farmer, baker, miller, sailor, soldier, judge,
king, queen, child, mother, father, sister, brother, friend, neighbour, stranger, guest, crowd, village, city, island,
coast, lake, field, meadow, path, gate, fence, barn, mill, well, cellar, attic, shelf, box, basket, bag, coat, hat, shoe,
glove, coin, price, debt, gift, promise, rule, law, plan, idea, question, answer, mistake, reason, result, change, problem,
number, line, circle, corner, edge, surface, colour, sound, voice, word, name, sign, picture, mirror, key, lock, tool
""")
VERBS_PAST = _lines("""
found, carried, opened, closed, painted, repaired, followed, watched, counted, cleaned, lifted, dropped, moved, built,
bought, sold, lost, kept, hid, drew, wrote, read, sent, took, brought, left, saw, heard, felt, held, caught, broke, made,
cut, washed, cooked, planted, picked, measured, weighed, copied, borrowed, returned, remembered, forgot, described, studied,
tested, tried, used, wanted, needed, liked, feared, crossed, reached, entered, visited, passed, pulled, pushed, turned
""")
VERBS_ALONE = _lines("""
slept, waited, walked, laughed, smiled, worked, rested, fell, rose, arrived, departed, sang, danced, listened, shouted,
whispered, vanished, stopped, started, grew, shone, burned, froze, melted, trembled, returned, travelled, stayed, hurried
""")
ADVERBS = _lines("""
slowly, quickly, quietly, carefully, often, rarely, sometimes, usually, once, twice, again, soon, later, early, late,
always, never, nearly, almost, suddenly, gently, badly, well, together, alone, finally, already, still, perhaps, mostly
""")
PLACES = _lines("""
Bergen, Porto, Lyon, Graz, Tartu, Gdansk, Leeds, Cork, Malmo, Aarhus, Turin, Basel, Ghent, Brno, Split, Riga, Oulu, Faro,
Nantes, Kyoto, Busan, Pune, Accra, Quito, Lima, Cusco, Perth, Hobart, Denver, Austin, Halifax, Tampere, Utrecht, Vigo,
Bristol, Dundee, Trieste, Zadar, Varna, Cluj, Pecs, Lodz, Kaunas, Izmir, Haifa, Tunis, Dakar, Nairobi, Osaka, Hanoi
""")
COMPASS = _lines("north, south, east, west, main, old, new, upper, lower, inner, outer, central")
ROOM_NOUNS = _lines("""
building, hall, wing, yard, annex, workshop, office, store room, gate, warehouse, laboratory, reception, basement, car park,
loading dock, archive, library, canteen, boardroom, corridor, plant room, garage, clean room, pavilion, terminal, hangar
""")
MONTHS = _lines(
    "January, February, March, April, May, June, July, August, September, October, November, December"
)
DAYS = _lines("Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday")
NUMBER_WORDS = _lines("one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve")
COLOURS = _lines(
    "red, blue, green, yellow, orange, purple, white, black, grey, brown, pink, silver, gold, turquoise"
)
MATERIALS = _lines("""
oak, pine, steel, aluminium, copper, brass, glass, ceramic, rubber, nylon, leather, cotton, wool, concrete, granite, bamboo,
titanium, polycarbonate, cork, slate, carbon fibre, stainless steel, cast iron, birch plywood, recycled plastic, linen, felt
""")
SPECIES = _lines("""
heater, kettle, printer, scooter, drill, router, camera, scanner, pump, mixer, tractor, trolley, lamp, fridge, loom, bicycle,
microscope, projector, radio, thermostat, sensor, saw, sander, boat, tent, backpack, stroller, keyboard, headset, robot, crane,
dehumidifier, oven, freezer, gateway, controller, analyser, pipette, incubator, balance, charger, turbine, conveyor, sealer
""")
REASONS = _lines("""
heavy rain, a strike, a software fault, low demand, a broken pump, staff shortage, a power cut, rising costs, a fire drill,
icy roads, a late delivery, a burst pipe, new regulations, a missing signature, a customs check, a flat battery, road works,
a data leak, poor visibility, a failed audit, a change of supplier, strong wind, a worn bearing, an expired licence, mould,
a double booking, public holidays, a wrong label, dust in the filter, a lost key, contaminated samples, high humidity
""")
ACTIVITIES = _lines("""
cutting glass, mixing paint, sorting parcels, drying herbs, testing cables, roasting coffee, printing labels, storing samples,
cleaning lenses, moving pallets, pressing juice, welding frames, mapping caves, tracking birds, training dogs, repairing clocks,
tuning pianos, growing mushrooms, scanning documents, weighing trucks, filtering water, cooling servers, charging bicycles,
measuring noise, washing bottles, grinding lenses, baking bread, binding books, sewing sails, sharpening knives
""")
FILLER_SENTENCES = tuple(
    s.strip()
    for s in """
Please read this page before you start.|Questions can be asked at the front desk.|The rest of the procedure stays the same.
|Nothing else has changed since the last edition.|A copy hangs next to the entrance.|We review this page from time to time.
|Most people find this easy after the first week.|The details are explained below.|If in doubt, ask a colleague first.
|This rule exists because of past accidents.|It took some time before everyone agreed.|The old forms can still be found in the archive.
|There are a few exceptions, which are rare.|Feedback has been good so far.|The topic came up again in the last meeting.
|Not everybody was happy with that.|Some of this may sound strict, but it helps.|Keep the area tidy at all times.
|Tools that are not needed go back on the shelf.|The weather plays a role here too.|Thanks to all who helped.
|Other options were considered and dropped.|A longer description is kept on file.|Please do not print this page.
|New colleagues often ask about this.|The numbers are checked every year.|You will find more in the other sections.
|Take your time and do it properly.|It is a matter of courtesy.|A short summary follows.|The background is simple.
|Experience shows that this works well.|Many visitors remember the view from the terrace.|The first version was much simpler.
|Everything was tested twice.|We try to keep things short.|None of this is new.|The team was proud of the result.
|Small changes are announced on the notice board.|Bring warm clothes in winter.|The following points matter most.
|Nobody has complained so far.|Much depends on the season.|This is a summary, not a contract.|Ask before you borrow anything.
|The list is not complete.|Mistakes happen, and reporting them helps everyone.|The decision was not an easy one.""".replace(
        "\n", ""
    ).split("|")
)
SYNONYMS: dict[str, tuple[str, ...]] = {
    "expense claim": ("expenses", "claims for expenses"),
    "holiday request": ("request for leave", "vacation request"),
    "badge": ("access badge", "ID badge"),
    "laptop": ("notebook computer", "work computer"),
    "canteen": ("cafeteria", "staff restaurant"),
    "parking space": ("parking spot", "parking bay"),
    "company car": ("fleet car",),
    "invoice": ("bill",),
    "lift": ("elevator",),
    "sick note": ("doctor's note", "medical certificate"),
    "ticket": ("support ticket", "case"),
    "complaint": ("customer complaint",),
    "overtime": ("extra hours",),
    "meeting room": ("conference room",),
    "phone": ("telephone",),
    "refund": ("money back",),
    "shipment": ("consignment", "delivery"),
    "pension plan": ("retirement plan",),
    "manual": ("handbook", "user guide"),
    "incident report": ("accident report",),
    "health check": ("medical check-up",),
    "licence": ("license", "permit"),
}
