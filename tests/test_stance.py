"""The stance of claims: a table of sentences over every phenomenon, and truths that hold for all of them.

Each row is "sentence | head word of the claim | label author [value source]"; the head word's last occurrence counts.
Where the engines read a row differently and both are right, it goes on with "| what the trained model reads | why".
"""

from __future__ import annotations

from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimparse._inspect import analyse
from claimparse._stance.calculus import compose
from claimparse._stance.lexicon import Value
from claimparse._stance.resolver import StanceResolver
from claimparse.types import Commitment, Stance, StanceLabel
from engines import expected

TABLE = """\
# denial
The airline denied that its pilots had been drinking. | drinking | denied U CT- The airline
Tehran denies that it supplied the rockets. | supplied | denied U CT- Tehran
The coach denied having taken money. | taken | denied U CT- The coach
The actor denied hitting the photographer. | hitting | denied U CT- The actor
Regulators rejected claims that the test was rigged. | rigged | denied U CT- Regulators
The palace dismissed reports that the queen had fallen ill. | fallen | denied U CT- The palace
The company refuted allegations that it dumped waste in the lake. | dumped | denied U CT- The company
The governor rejected any suggestion that he had profited. | profited | denied U CT- The governor
The lawyer disputed the claim that the contract was forged. | forged | denied U CT- The lawyer
The embassy described the report that diplomats had fled as false. | fled | denied U CT- The embassy
Moscow dismissed as groundless claims that its ships had entered the bay. | entered | denied U CT- Moscow
The mayor called the story that she had quit a lie. | quit | denied U CT- The mayor
The bank contradicted reports that it was seeking a buyer. | seeking | denied U CT- The bank
The ministry has repeatedly denied that prisoners were tortured. | tortured | denied U CT- The ministry
The club denied it had approached the striker. | approached | denied U CT- The club
# denial of an event
The rebels denied any role in the bombing. | role | denied U CT- The rebels
The firm denied involvement in the scheme. | involvement | denied U CT- The firm
The senator rejected any link to the donor. | link | denied U CT- The senator
The guard denied responsibility for the escape. | responsibility | denied U CT- The guard
# denial reversed
The general did not deny that civilians had died. | died | hedged U U The general
The union has not denied that it met the owners. | met | hedged U U The union
The banker could not deny that the loans had soured. | soured | reported U CT+ The banker
Nobody denies that the reef is dying. | dying | asserted CT+
No one disputes that the vote was fair. | was | asserted CT+
# denial, look-alikes
The court denied the appeal. | denied | asserted CT+
Reporters were denied entry to the hall. | denied | asserted CT+
The judge denied him bail. | denied | asserted CT+
Parliament rejected the budget on Friday. | rejected | asserted CT+
The union rejected the offer. | rejected | asserted CT+
Shareholders dismissed the chairman last week. | dismissed | asserted CT+
# withheld
The agency declined to say whether the plane was armed. | armed | hedged U U The agency
The palace refused to confirm that the prince had married. | married | hedged U U The palace
Officials would not confirm that the envoy had arrived. | arrived | hedged U U Officials
The firm could not confirm that data had been stolen. | stolen | hedged U U The firm
The spokeswoman refused to say if the hostages were alive. | were | hedged U U The spokeswoman
The ministry neither confirmed nor denied that troops had crossed. | crossed | hedged U U The ministry
# negation
The council did not approve the plan. | approve | negated CT-
The train never arrived. | arrived | negated CT-
Nobody answered the phone. | answered | negated CT-
No witnesses came forward. | came | negated CT-
None of the passengers survived. | survived | negated CT-
The factory no longer makes tyres. | makes | negated CT-
The law does not apply to farms. | apply | negated CT-
Neither the driver nor the guide spoke. | spoke | negated CT-
The court found no evidence of fraud. | found | negated CT- | asserted CT+ | "no evidence" is negated, not the finding
The ship sank without sending a signal. | sending | negated CT-
Under no circumstances will the army withdraw. | withdraw | negated CT-
The road has yet to be repaired. | repaired | negated CT-
Few voters turned out, and nobody protested. | protested | negated CT-
The rebels can't have reached the capital. | reached | negated CT-
The plant couldn’t reopen. | reopen | negated CT-
The senator won’t resign. | resign | negated CT-
The fire was by no means under control. | was | negated CT-
The hospital reported no deaths. | deaths | negated U CT- The hospital
# implicatives
The union failed to win the vote. | win | negated CT-
The doctor neglected to warn the family. | warn | negated CT-
The clerk forgot to sign the form. | sign | negated CT-
The crew managed to land the plane. | land | asserted CT+
The team succeeded in raising the wreck. | raising | asserted CT+
The dam failed to hold. | hold | negated CT-
The minister refused to resign. | resign | negated CT-
The factory stopped making engines. | making | negated CT-
Police prevented the crowd from entering the square. | entering | negated CT-
The storm kept the ferry from sailing. | sailing | negated CT-
The army forced villagers to leave. | leave | asserted CT+
The pilot avoided hitting the tower. | hitting | negated CT-
The bank was unable to repay the loan. | repay | negated CT-
The judge refrained from naming the boy. | naming | negated CT-
The talks began to falter. | falter | asserted CT+
The band's failure to appear angered fans. | appear | negated CT-
The envoy stopped short of condemning the raid. | condemning | negated CT-
The firm did not manage to sell the plant. | sell | negated CT-
The nurse did not neglect to call. | call | asserted CT+
# double negation
It is not false that the minister lied. | lied | asserted CT+
The court did not fail to notice the error. | notice | asserted CT+
The regime never stopped jailing critics. | jailing | asserted CT+
It is not impossible that the deal will hold. | hold | hedged PS+
It is not unlikely that the rate will rise. | rise | hedged PR+
# neg-raising
Traders do not believe the bank will act. | act | reported U PR- Traders
The coach does not think the striker will play. | play | reported U PR- The coach
Economists don't expect growth to slow. | slow | reported U PR- Economists
We do not believe that the tax will pass. | pass | negated PR-
I don't think the bridge will hold. | hold | negated PR-
# no neg-raising
The mayor did not say that the school would close. | close | hedged U U The mayor
The report does not claim that the drug works. | works | hedged U U The report
Police have not said that the fire was deliberate. | deliberate | hedged U U Police
# factives
The queen did not know that the minister had lied. | lied | asserted CT+
Voters did not realize that the tax had doubled. | doubled | asserted CT+
The club regretted that the match was cancelled. | cancelled | asserted CT+
Fans forgot that the star had retired. | retired | asserted CT+
The fact that the river rose surprised no one. | rose | asserted CT+
Did the owner know that the roof leaked? | leaked | asserted CT+
The minister admitted that the figures were wrong. | were | reported CT+ CT+ The minister
The firm conceded that it had misled buyers. | misled | reported CT+ CT+ The firm
The video shows that the guard fired first. | fired | asserted CT+
It turned out that the painting was fake. | was | asserted CT+
Residents were unaware that the water was poisoned. | poisoned | asserted CT+
# inert phrases
There is no doubt that the army won. | won | asserted CT+
No doubt the army won. | won | asserted CT+
The quake not only killed hundreds but also cut roads. | killed | asserted CT+
The crowd left in no time. | left | asserted CT+
It was not until Monday that the firm apologised. | apologised | asserted CT+
The police arrested no fewer than forty people. | arrested | asserted CT+
The party won, no matter what critics wrote. | won | asserted CT+
# doubt
Analysts doubt that the merger will survive. | survive | reported U PR- Analysts
The judge doubted that the witness had slept. | slept | reported U PR- The judge
We doubt that the plan can work. | work | hedged PR-
# modals
The thieves may have used a tunnel. | used | hedged PS+
The volcano might erupt again. | erupt | hedged PS+
The delay could cost millions. | cost | hedged PS+
The driver must have fallen asleep. | fallen | hedged PR+
The witness may not have seen the car. | seen | negated PS-
Members may use the pool after six. | use | hedged U
Passengers must show their tickets. | show | hedged U
Schools should ban phones. | ban | hedged U
The council voted in May to close the pool. | voted | asserted CT+
The party will meet in May. | meet | asserted CT+
Theresa May resigned. | resigned | asserted CT+
# hedges
The fire was probably set by vandals. | set | hedged PR+
The suspect possibly fled abroad. | fled | hedged PS+
Perhaps the queen was ill. | was | hedged PS+
The virus likely spread from bats. | spread | hedged PR+
The minister is likely to resign. | resign | hedged PR+
The rain is unlikely to stop. | stop | hedged PR-
It is possible that the pilot misread the map. | misread | hedged PS+
It is likely that the tunnel collapsed. | collapsed | hedged PR+
There is a chance that the strike will end. | end | hedged PS+
It is impossible that the guard slept. | slept | negated CT-
The engine presumably overheated. | overheated | hedged PR+
# evidentials
The aide allegedly leaked the memo. | leaked | reported U
The singer reportedly bought an island. | bought | reported U
The boss is alleged to have bribed judges. | bribed | reported U
The general is reported to have fled. | fled | reported U
It is said that the king wept. | wept | reported U
It was claimed that the vote was rigged. | rigged | reported U
According to the report, the engine exploded. | exploded | reported U CT+ the report
The alleged attack took place at dawn. | attack | reported U
According to police, the boy drowned. | drowned | reported U CT+ police
# appearance
The bridge seems to have buckled. | buckled | hedged PR+
The army appears to be retreating. | retreating | hedged PR+
It seems that the ship ran aground. | ran | hedged PR+
The pilot apparently missed the runway. | missed | hedged PR+
The talks do not appear to have failed. | failed | negated PR-
# believed, feared, thought
The climber is believed to have died. | died | hedged PR+
The spy is thought to have defected. | defected | hedged PR+
The miners, it is believed, suffocated. | suffocated | hedged PR+
It is feared that the dam will burst. | burst | hedged PR+
# unclear
It is unclear whether the guard fired. | fired | hedged U
It remains unclear whether the suspect acted alone. | acted | hedged U
It was not known whether anyone survived. | survived | hedged U
It is not clear if the ship sank. | sank | hedged U
It is still uncertain whether the deal will pass. | pass | hedged U
# conditions
If the river rises, the town will flood. | rises | conditional U
If the river rises, the town will flood. | flood | conditional U
Unless the rain stops, the game will be called off. | stops | conditional U
The mine will close unless a buyer appears. | appears | conditional U
The aid will flow provided that the truce holds. | holds | conditional U
Had the brakes worked, the bus would have stopped. | worked | conditional CT-
Had the brakes worked, the bus would have stopped. | stopped | conditional CT-
If the guard had looked, he would have seen the rope. | looked | conditional CT-
Should the talks fail, the union will strike. | fail | conditional U
If the bank collapses, we will step in, the minister said. | collapses | conditional U U the minister
The minister said that if the bank collapsed, the state would step in. | collapsed | conditional U U The minister
# if, whether
Reporters asked if the plane had landed. | landed | questioned U U Reporters
The judge asked whether the witness had lied. | lied | questioned U U The judge
Many wondered whether the king had fled. | fled | questioned U U Many
The lawyer inquired whether the money had arrived. | arrived | questioned U U The lawyer
# questions
Did the army fire first? | fire | questioned U
Has the mayor resigned? | resigned | questioned U
Will the euro survive? | survive | questioned U
Why did the bridge collapse? | collapse | asserted CT+
Is the minister lying? | lying | questioned U
# distance
The so-called reform cost thousands of jobs. | reform | hedged U
The self-styled president fled. | fled | asserted CT+
# nested
The paper reported that the minister denied taking gifts. | taking | denied U CT- the minister
The lawyer said police claimed the boy had a knife. | had | reported U CT+ police
The judge said the witness had admitted that she lied. | lied | reported U CT+ the witness
Aides said the senator believes the bill will pass. | pass | reported U PR+ the senator
# reports
The minister said the bridge had collapsed. | collapsed | reported U CT+ The minister
The road is closed, police said. | closed | reported U CT+ police
The bank announced that it would cut jobs. | cut | reported U CT+ The bank
Villagers told reporters that soldiers burned the huts. | burned | reported U CT+ Villagers
The pilot claimed that the radar failed. | failed | reported U CT+ The pilot
The minister warned that prices could double. | double | hedged U PS+ The minister
The doctor said the patient would probably recover. | recover | hedged U PR+ The doctor
The coach said his team did not cheat. | cheat | negated U CT- The coach
The agency said nobody was hurt. | hurt | negated U CT- The agency
The guard said he had never seen the box. | seen | negated U CT- The guard
Prosecutors accused the banker of hiding assets. | hiding | reported U CT+ Prosecutors
The union accused the firm of breaking the law. | breaking | reported U CT+ The union
The claim that the vaccine kills is false. | kills | negated CT-
The false claim that the vaccine had killed patients angered doctors. | killed | negated CT-
Rumours that the bank had failed spread quickly. | failed | reported U
# intention and attempt
The company plans to open a mine. | open | hedged U U The company
The rebels vowed to fight on. | fight | hedged U U The rebels
The senator hopes to win the seat. | win | hedged U U The senator
The president promised to cut taxes. | cut | hedged U U The president
The governor urged residents to leave. | leave | hedged U U The governor
The general ordered troops to advance. | advance | hedged U U The general
The gang tried to rob the bank. | rob | hedged U
Divers attempted to reach the wreck. | reach | hedged U
The plan to drain the lake was dropped. | drain | hedged U
# scope
The rebels did not flee but dug in. | dug | asserted CT+
The envoy, who had not eaten, fainted. | fainted | asserted CT+
The envoy, who had not eaten, fainted. | eaten | negated CT-
The firm did not pay because it was broke. | was | asserted CT+
The firm did not pay because it was broke. | pay | negated CT-
The minister said the road was open but drivers disagreed. | disagreed | asserted CT+
The crowd did not shout or throw stones. | throw | negated CT-
The guard saw nothing and went home. | went | asserted CT+
# approximation
The climber barely survived. | survived | asserted CT+
The van nearly hit the child. | hit | negated CT-
The bill almost failed. | failed | negated CT-
The runner scarcely slept. | slept | asserted CT+
# affixes
The theory was unproven. | unproven | negated CT-
The roads were impassable. | impassable | negated CT-
# read again
The party brushed aside allegations that votes were bought. | bought | denied U CT- The party
The king's office branded the report that he was dying fake. | dying | denied U CT- The king's office
The star scoffed at rumours that she was retiring. | retiring | denied U CT- The star
The firm said reports that it was bankrupt were false. | was | negated U CT- The firm
The firm said reports that it was bankrupt were untrue. | were | reported U CT+ The firm
He vehemently denies stealing the car. | stealing | denied U CT- He
Denying that troops had fled, the general blamed rumours. | fled | denied U CT- the general
The accusations were denied by the bank. | accusations | denied U CT- the bank
The ambassador flatly denied that arms had been sold. | sold | denied U CT- The ambassador
Neither leader denied that the talks had stalled. | stalled | hedged U U Neither leader
The company did not dispute that the pipe had leaked. | leaked | hedged U U The company
Few deny that the climate is warming. | warming | asserted CT+
The refugees were denied visas. | denied | asserted CT+
The senate rejected the nominee. | rejected | asserted CT+
The judge dismissed the case. | dismissed | asserted CT+
The palace declined to comment on reports that the prince was ill. | was | hedged U U The palace
The company would not say whether the pilot had been fired. | fired | hedged U U The company
The lawyer refused to discuss whether her client had confessed. | confessed | hedged U U The lawyer
Nothing happened. | happened | negated CT-
No one saw the crash. | saw | negated CT-
The team has never won the cup. | won | negated CT-
Not a single shot was fired. | fired | negated CT-
The dog did not bark, the neighbour said. | bark | negated U CT- the neighbour
Hardly anyone voted. | voted | negated CT-
The plan lacks support. | support | negated CT-
There was no fighting on Sunday. | fighting | negated CT-
The city no longer has a theatre. | has | negated CT-
The firm is not hiring. | hiring | negated CT-
The clinic ran out of vaccines without warning patients. | warning | negated CT-
The troops were ordered not to shoot. | shoot | hedged U
The regime prevented journalists from entering the valley. | entering | negated CT-
The firm ceased trading in June. | trading | negated CT-
The guard omitted to lock the cell. | lock | negated CT-
The witness declined to testify. | testify | negated CT-
The minister was reluctant to resign. | resign | hedged PR-
The engineers got the turbine to spin. | spin | asserted CT+
The climbers were able to reach the hut. | reach | asserted CT+
The nurse remembered to lock the door. | lock | asserted CT+
It is not incorrect that the fund paid a fee. | paid | asserted CT+
The senator did not forget to vote. | vote | asserted CT+
The firm was not unable to pay. | pay | asserted CT+
The coach doesn't expect the team to win. | win | reported U PR- The coach
Officials do not believe the blast was an accident. | was | reported U PR- Officials
Investigators do not suspect that the crew was drunk. | was | hedged U U Investigators
The president never said that he would quit. | quit | hedged U U The president
The guide did not claim that the cave was safe. | was | hedged U U The guide
The pilot was not aware that the fuel had leaked. | leaked | asserted CT+
The owners never learned that the dog had died. | died | asserted CT+
The family did not notice that the boy had left. | left | asserted CT+
The manager confessed that he had burned the books. | burned | reported CT+ CT+ The manager
The army acknowledged that its shells had hit the school. | hit | reported CT+ CT+ The army
The museum revealed that the statue was a copy. | was | reported CT+ CT+ The museum
The flood not only destroyed homes but also killed cattle. | destroyed | asserted CT+
The band played not just rock but jazz. | played | asserted CT+
There is no question that the goalkeeper erred. | erred | asserted CT+
The queen was without doubt the owner. | was | asserted CT+
Beyond doubt, the ring was stolen. | stolen | asserted CT+
The fire spread at no cost to the insurer. | spread | asserted CT+
Scientists question whether the drug works. | works | questioned U U Scientists
The panel is sceptical that the cure works. | works | reported U PR- The panel
It is doubtful that the ship will sail. | sail | hedged PR-
The gunmen might have fled north. | fled | hedged PS+
The missing boy may be hiding. | hiding | hedged PS+
The plane could have hit a bird. | hit | hedged PS+
She must have known the killer. | known | hedged PR+
He must be lying. | lying | hedged PR+
The ruling may not survive an appeal. | survive | negated PS-
Students may borrow two books. | borrow | hedged U
Drivers must wear belts. | wear | hedged U
You may leave the room. | leave | hedged U
Applicants can submit forms online. | submit | hedged PS+
The fair opens on May 4. | opens | asserted CT+
Prime Minister May met the king. | met | asserted CT+
Perhaps the miners escaped. | escaped | hedged PS+
Maybe the vote was rigged. | rigged | hedged PS+
The witness almost certainly lied. | lied | hedged PR+
The bomber most likely acted alone. | acted | hedged PR+
The storm will probably weaken. | weaken | hedged PR+
The banker supposedly wired the cash. | wired | hedged PR+
The duke purportedly owns the island. | owns | reported U
The group is rumoured to have split. | split | reported U
The leader is said to be ill. | be | reported U
The islanders are reported to be starving. | starving | reported U
It is alleged that guards beat the prisoner. | beat | reported U
It has been reported that the actor died. | died | reported U
According to aides, the president wept. | wept | reported U CT+ aides
According to one study, coffee prevents cancer. | prevents | reported U CT+ one study
The victims, according to police, were shot. | shot | reported U CT+ police
The suspected arsonist fled. | fled | asserted CT+
The man appears to have drowned. | drowned | hedged PR+
The rebels seem to be winning. | winning | hedged PR+
It appears that the lock was forced. | forced | hedged PR+
It was unclear whether shots had been fired. | fired | hedged U
Whether the minister knew is unclear. | knew | hedged U
It is not known if the boat sank. | sank | hedged U
Police do not know whether the man was armed. | armed | hedged U U Police
It is an open question whether the bank survives. | survives | hedged U
If prices fall, farmers will suffer. | fall | conditional U
Farmers will suffer if prices fall. | suffer | conditional U
The strike will go ahead unless pay rises. | rises | conditional U
Had the guard been awake, the thief would have been caught. | been | conditional CT-
As long as the truce holds, aid will flow. | holds | conditional U
Even if it rains, the match will go ahead. | go | asserted CT+
The mayor said that unless it rained the crops would die. | rained | conditional U U The mayor
She asked if the train had left. | left | questioned U U She
Critics asked whether the senator had lied. | lied | questioned U U Critics
Was the money stolen? | stolen | questioned U
Can the team win? | win | questioned U
Have rebels taken the port? | taken | questioned U
Who shot the mayor? | shot | asserted CT+
When did the rebels leave? | leave | asserted CT+
The so-called victory changed nothing. | victory | hedged U
The "liberation" of the village left it in ruins. | liberation | hedged U
The senator said that aides had told her that the deal was dead. | was | reported U CT+ aides
The newspaper said the general claimed that the town had fallen. | fallen | reported U CT+ the general
"The town has fallen," the general said. | fallen | reported U CT+ the general
The minister said the cabinet will probably fall. | fall | hedged U PR+ The minister
The envoy said talks could resume. | resume | hedged U PS+ The envoy
The mayor said that no houses had burned. | burned | negated U CT- The mayor
The company insisted that it had not misled clients. | misled | negated U CT- The company
The governor accused the senator of taking bribes. | taking | reported U CT+ The governor
The coach blamed the referee for ruining the game. | ruining | reported U CT+ The coach
The club intends to sell the player. | sell | hedged U U The club
The company is planning to close a mine. | close | hedged U U The company
The rebels threatened to kill hostages. | kill | hedged U U The rebels
The minister wants to raise taxes. | raise | hedged U U The minister
The crew struggled to contain the fire. | contain | hedged U
Hackers attempted to steal data. | steal | hedged U
The firm did not close the plant but sold it. | sold | asserted CT+
The singer did not cancel the tour, but she cut it short. | cut | asserted CT+
The troops did not leave because they were tired. | leave | negated CT-
The witness, who did not speak, left early. | left | asserted CT+
The minister, it is said, has resigned. | resigned | reported U
The lorry hardly slowed. | slowed | asserted CT+
The boxer narrowly won. | won | asserted CT+
The plane almost crashed. | crashed | negated CT-
The rebels haven’t surrendered. | surrendered | negated CT-
The senator can't vote. | vote | negated CT-
The charges were unfounded. | unfounded | negated CT-
The treaty is illegal. | illegal | negated CT-
The witness was dishonest. | dishonest | negated CT-
The deal was undone by greed. | undone | asserted CT+
The minister denied wrongdoing. | wrongdoing | denied U CT- The minister
The bank denied the allegations. | allegations | denied U CT- The bank
# ruled out
Tests ruled out poisoning. | poisoning | negated CT- | denied U CT- Tests | the tests say so, and the author reports it
The lab excluded sabotage. | sabotage | negated CT-
The president did not rule out sending troops. | sending | hedged U U The president
The regent has not ruled out that the tax will rise. | rise | hedged U U The regent
# provided
The clinic has by now provided forty beds. | provided | asserted CT+
The shop was providing loans to farmers. | providing | asserted CT+
The envoy admitted that her firm had provided pumps. | provided | reported CT+ CT+ The envoy
Supposing the truce lasts, the road will open. | lasts | conditional U
Aid will flow, provided that the roads are clear. | flow | conditional U
# withheld acts
The airline refused to say how many jobs would go. | go | hedged U U The airline
The spokesman declined to confirm the sum. | sum | hedged U U The spokesman
The army neither confirmed nor denied the arrests. | arrests | hedged U U The army
# few
Few experts expect the truce to hold. | hold | reported U PR- Few experts
Hardly any traders think the bank will act. | act | reported U PR- Hardly any traders
Very few doctors believe that the cure works. | works | reported U PR- Very few doctors
A few traders deny that the market is weak. | is | denied U CT- A few traders
# questions quoted beside a report
The mayor said the road was closed and asked: "Will it open?" | closed | reported U CT+ The mayor
The mayor said the road was closed and asked: "Will it open?" | open | questioned U
Mr Hale toured Kos and asked: "Is it safe?" The mayor said the road was open. | toured | asserted CT+
Mr Hale toured Kos and asked: "Is it safe?" The mayor said the road was open. | open | reported U CT+ The mayor
# called false by nobody in particular
The theory is considered to be false. | theory | negated PR-
The rumour is widely considered untrue. | rumour | negated PR-
It is considered false that the moon has shrunk. | shrunk | negated PR-
Reports that the ship sank are regarded as untrue. | sank | negated PR-
# beside a report
While the palace has not commented on the strike, it is reported that the prince fled. | fled | reported U
"The bridge is safe," the mayor said, though he conceded that it needed paint. | needed | reported CT+ CT+ he
The doctor left the other two samples, which he said could be old. | be | hedged U PS+ he
The trial did not prove that the vaccine prevents deaths, the doctor said. | prevents | hedged U U the doctor
"Will the bridge hold?" the mayor wondered. | hold | questioned U U the mayor
The mayor asked: "Is the bridge safe?" | Is | questioned U U The mayor
The witness told the court that she fell. | fell | reported U CT+ The witness
It is understood that the brewery has been sold. | sold | hedged PR+
The brewer called the allegations rubbish. | allegations | denied U CT- The brewer
The court denied bail to the fisherman. | bail | reported U U The court
"Why did she lie?" the lawyer asked. | lie | hedged U U the lawyer
"""


def rows():
    """The rows of the table with their phenomenon."""
    phenomenon = ""
    for line in TABLE.splitlines():
        if line.startswith("# "):
            phenomenon = line[2:]
        else:
            yield pytest.param(tuple(part.strip() for part in line.split(" | ")), id=f"{phenomenon}: {line}")


def stance_of(parser, text, word):
    """The stance of the claim headed by the last occurrence of a word, and the words of its innermost named source."""
    doc = parser.doc(text)
    head = [t.i for t in doc if t.text == word][-1]
    link = analyse(parser, doc).stances.resolve(head)
    named = [h for h in link.holders if h.source]
    source = doc[named[-1].source[0].start : named[-1].source[-1].end].text if named else ""
    return link, (f"{named[-1].commitment.value} {source}" if named else "")


@pytest.mark.parametrize("row", list(rows()))
def test_table(parser, row):
    text, word, ruled, *model = row
    link, held = stance_of(parser, text, word)
    label, author, *rest = expected(parser, row, ruled, {row: model} if model else {}).split(" ", 2)
    assert f"{link.label.value} {link.author.value}" == f"{label} {author}"
    if rest:
        assert held == rest[0]


def test_the_table_covers_every_label():
    labels = {p.values[0][2].split()[0] for p in rows()}
    assert labels == {label.value for label in StanceLabel}
    assert len(list(rows())) >= 300
    assert len([key for key, _ in groupby(rows(), key=lambda p: p.id.split(":")[0])]) >= 25


# ---------------------------------------------------------------- the algebra


VALUES = st.builds(Value, st.sampled_from(Commitment), st.sampled_from(Commitment))
PLAIN = VALUES.filter(lambda v: not v.factive)
NEGATION = Value(Commitment.NOT_CERTAIN, Commitment.CERTAIN)


@given(st.sampled_from(Commitment))
def test_two_negations_flip_back(commitment):
    assert compose(compose(commitment, NEGATION), NEGATION) is commitment


@given(st.sampled_from(Commitment), PLAIN)
def test_no_word_but_a_factive_makes_anybody_surer(commitment, value):
    assert abs(compose(commitment, value).score) <= abs(commitment.score)


@given(st.sampled_from(Commitment), VALUES)
def test_a_factive_does_not_mind_negation(commitment, value):
    fact = Value(value.true, value.true)
    if fact.factive:
        assert compose(commitment, fact) is compose(compose(commitment, NEGATION), fact)


# ---------------------------------------------------------------- truths about sentences

SUBJECTS = st.sampled_from(["The minister", "Rebels", "The old bank", "Officials", "The mayor's aide", "Anna"])
VERBS = st.sampled_from(
    ["struck the convoy", "sold the bridge", "closed two plants", "left the city", "burned the files"]
)
QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(SUBJECTS, VERBS)
def test_reportedly_never_leaves_the_author_committed(parser, who, did):
    verb = did.split()[0]
    plain, _ = stance_of(parser, f"{who} {did} on Monday.", verb)
    reported, _ = stance_of(parser, f"{who} reportedly {did} on Monday.", verb)
    assert plain.author is Commitment.CERTAIN
    assert reported.author is Commitment.UNCOMMITTED
    assert reported.label is StanceLabel.REPORTED


@QUICK
@given(SUBJECTS, VERBS, st.sampled_from(["said", "claimed", "denied", "warned", "did not say", "suspects"]))
def test_the_author_takes_no_side_on_what_others_say(parser, who, did, says):
    link, _ = stance_of(parser, f"{who} {says} that the guards {did}.", did.split()[0])
    assert link.author is Commitment.UNCOMMITTED
    assert len(link.holders) == 1


@QUICK
@given(
    SUBJECTS,
    VERBS,
    st.sampled_from(["claimed", "said", "believed"]),
    st.sampled_from(["falsely", "wrongly", "mistakenly", "incorrectly"]),
)
def test_a_word_for_falsity_moves_the_author_and_not_the_source(parser, who, did, says, how):
    plain, held = stance_of(parser, f"{who} {says} that the guards {did}.", did.split()[0])
    judged, still = stance_of(parser, f"{who} {how} {says} that the guards {did}.", did.split()[0])
    assert (plain.author, judged.author) == (Commitment.UNCOMMITTED, Commitment.NOT_CERTAIN)
    assert (judged.label, still) == (StanceLabel.NEGATED, held)


@QUICK
@given(st.lists(st.sampled_from(["did not fail to", "managed to", "did not forget to"]), max_size=1), SUBJECTS)
def test_negated_negative_implicatives_assert(parser, way, who):
    text = f"{who} {' '.join(way) or 'managed to'} close the gate."
    link, _ = stance_of(parser, text, "close")
    assert (link.label, link.author) == (StanceLabel.ASSERTED, Commitment.CERTAIN)


@QUICK
@given(st.sampled_from(list(rows())), st.sampled_from(["The sun rose at six.", "Two ships left the port on Monday."]))
def test_a_stance_is_the_same_inside_a_longer_text(parser, row, other):
    text, word, *_ = row.values[0]
    alone, held = stance_of(parser, text, word)
    among, held_there = stance_of(parser, f"{other}\n\n{text}", word)
    assert (alone.label, alone.author, held) == (among.label, among.author, held_there)


@QUICK
@given(st.sampled_from(list(rows())))
def test_every_decision_can_be_explained(parser, row):
    text, word, *_ = row.values[0]
    link, _ = stance_of(parser, text, word)
    if link.label is not StanceLabel.ASSERTED:
        assert link.steps
    for step in link.steps:
        assert step.effect
        assert step.chars is None or text[step.chars.start : step.chars.end].strip()


@given(st.text(max_size=80))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_has_stances(parser, text):
    doc = parser.doc(text)
    analysis = analyse(parser, doc)
    for token in doc:
        link = analysis.stances.resolve(token.i)
        assert link.head == token.i
        assert bool(link.steps) >= bool(link.marks)


def test_the_order_of_questions_does_not_matter(parser):
    doc = parser.doc("The paper said the owner denied that his clerks may have sold tickets.")
    analysis = analyse(parser, doc)
    forward = [analysis.stances.resolve(i) for i in range(len(doc))]
    fresh = StanceResolver(analysis.parsed, analysis.attributions, analysis.scopes, analysis.stances.beliefs)
    assert [fresh.resolve(i) for i in reversed(range(len(doc)))][::-1] == forward


def test_deep_nesting_stays_bounded(parser):
    doc = parser.doc("He said that " * 60 + "it rained.")
    link = analyse(parser, doc).stances.resolve(len(doc) - 2)
    assert link.author in (Commitment.UNCOMMITTED, Commitment.CERTAIN)
    assert len(link.holders) <= 12


# ---------------------------------------------------------------- for readers


def test_explain_names_the_words(parser):
    stance = parser.parse("The ministry denied that its trucks had blocked the road.").claims[-1].stance
    assert isinstance(stance, Stance)
    assert stance.explain() == (
        "Denied: the author uncommitted (U), The ministry certain that it is not so (CT-), "
        'because "denied" is a denial of it.'
    )


EXPLAINED = [
    ("The council did not sign the deal.", 'because "not" negates "sign".'),
    ("The rebels may flee.", 'because "may" makes it no more than possible.'),
    ("The driver must have slept.", 'because "must" says that it is likelier than not.'),
    ("The clerk failed to sign the form.", 'because "failed" says that it is not so.'),
    (
        "The airline refused to say how many jobs would go.",
        'because "refused to say" keeps back whether it is so.',
    ),
]


@pytest.mark.parametrize(("text", "why"), EXPLAINED)
def test_explain_tells_what_each_word_does(parser, text, why):
    assert why in parser.parse(text).claims[-1].stance.explain()


EXPECTED = [
    ("The firm plans to sell the mine.", 0.7),
    ("The firm does not plan to sell the mine.", -0.6),
    ("The palace declined to confirm that the prince had married.", 0.0),
    ("The mayor did not say that the road was shut.", 0.2),
    ("If it rains, the match will stop.", 0.5),
    ("The match stopped.", 3.0),
    ("The firm denied that it had sold the mine.", -3.0),
    ("The firm falsely claimed that it had sold the mine.", -3.0),
]


@pytest.mark.parametrize(("text", "belief"), EXPECTED)
def test_what_readers_believe_is_told_where_nobody_commits(parser, text, belief):
    found = parser.parse(text).claims[-1].stance.expected
    assert found == pytest.approx(
        belief, abs=0.3 if parser.signature.trained else 0
    )  # the model knows how far each verb moves it


def test_a_quantity_and_an_attribution_have_the_stance_of_their_claim(parser):
    document = parser.parse("The port denied that 40 boats had sunk. Two boats burned.")
    first, second = document.quantities
    assert document.stance_of(first).label is StanceLabel.DENIED
    assert document.stance_of(document.attributions[0]).label is StanceLabel.DENIED
    assert document.stance_of(second).label is StanceLabel.ASSERTED


def test_one_who_tells_of_himself_stands_once(parser):
    stance = parser.parse("The mayor said he did not expect the result to change.").claims[-1].stance
    assert [s.commitment for s in stance.sources] == [Commitment.NOT_PROBABLE]


def test_a_clause_as_it_is_worded(parser):
    doc = parser.doc("The mayor does not think the bridge might collapse.")
    stances = analyse(parser, doc).stances
    collapse = next(t.i for t in doc if t.text == "collapse")
    assert stances.resolve_clause(collapse).holders[-1].commitment is Commitment.NOT_PROBABLE
    assert stances.resolve(collapse).holders[-1].commitment is not Commitment.NOT_PROBABLE
