"""Giving back, asking for more time, asking how things stand."""

RELEASES = """
    (i'm|i am|im|we're|we are|i) [{adv}|have to|must|need to|had to|am \
        sadly|sadly|unfortunately|will|shall|'ll] (give|giving|giving back|hand|handing) up \
        [on|with|my claim (on|to|for)|the claim (on|to|for)] {it}
    ({i_will}|{must}) ({drop}) {it}
    {must} give {it} (up|back|away)
    {i_will} give {it} (up|back|away)
    {i_will} give (up|back) [on|with|my claim (on|to|for)|working on] {it}
    {must} give (up|back) [on|with|my claim (on|to|for)|working on] {it}
    {i_am} [{adv}] ({dropping}) {it}
    {i_am} [{adv}] (giving|handing|passing) {it} (up|back|away|on|over)
    {i_am} [{adv}] giving (up|back) [on|with|my claim (on|to|for)] {it}
    (i'm|i am|im|we're) [{adv}] (too|so|very|way too) (busy|swamped|overloaded|occupied|stretched) (for|to (do|finish|take|continue|work \
        on|continue with)) {it}
    (i'm|i am|im) [{adv}] off {it}
    (make|mark|set) {it} [as] (available|free|open|unclaimed) [again]
    (i|we) [{adv}|hereby] (quit|free|release|drop|unclaim|abandon|relinquish|give up [on]|withdraw from|withdraw \
        my claim (on|to|for|from)|step back from|give back|hand back) {it}
    (i|we) [{adv}|hereby] (hand|give|pass) {it} (back|up|on|over)
    [please|pls|kindly] (release|unclaim|unassign|free up|free|drop) {it} for me
    (give|pass|reassign|hand) {it} to (someone|somebody|anyone|another person) [else]
    (please|pls|kindly|thus) (release|unclaim|unassign|free up|free|drop) [my claim (on|for|to|of)] {it} \
        [{politely}|for me|from me]
    (i'd|i would|i'll|i will|i want to) [like to|love to] ({drop}|give up [on]) {it} (and|to) \
        [{adv}] {take}
    (unassign|remove|take) me (from|off|of|as owner of|as assignee of|on) {it}
    (take|remove) my (name|claim) (from|off|on|for) {it}
    cancel my claim (on|for|of|to) {it}
    i (can|could) (no longer|not|'t) [{adv}] ({finish}) {it}
    {cannot} [{adv}|even|really] ({finish}) {it}
    i no longer (want|need|have time for|wish to {take}|plan to {take}|have (the \
        time|capacity|bandwidth) for) [to {take}] {it}
    i (don't|dont|do not) have [the|any|enough] (time|capacity|bandwidth|energy|resources) \
        (for|to {take}|to finish|to continue|left for|to continue with) {it} [anymore|any \
        more|right now|after all|any longer|now]
    (i'm|i am|im) (no longer|not) {taking} {it} [anymore|any more|any longer]
    (i'm|i am|im) out of time (for|on) {it}
    (i'm|i am|im) (out|done with|letting go of|stepping away from|stepping back from|stepping \
        down from|backing out of|pulling out of|bowing out of|not able to {take}|unable to \
        ({finish})) [of] {it}
    {must} ({away}) {it}
    {i_will} ({away}) {it}
    i (let|want to let) go of {it}
    (feel free to|please|you can) (reassign|give away|reopen|re-assign|free up|release) {it}
    (someone|somebody|anyone|anybody) else (can|may|could|should|is welcome to|please|is free to) [now|please] \
        (take|have|pick|grab|pick up|claim|take over) {it} [over|up] [from me|instead of \
        me|because i|since i|as i]
    {must} let {it} go
    (can't|cannot|cant|can not) (make|finish|do|complete) {it}
    i do not want to {take} {it} (anymore|any more|any longer)
    put {it} back (on|in|to)
    i (changed|have changed) my mind (on|about) {it}
    (i've|i have|i) lost interest in {it}
    i am no longer able to {take} {it}
    don't assign me [to] {it}
    i don't want {it} (anymore|any more|any longer)
    i (don't|dont) want to {take} {it} (anymore|any more|any longer)
    (i|we) (won't|wont|will not|don't|dont|do not|no longer) have [the|enough|any] (time|capacity|bandwidth) for {it}
    (i've|i have|i) [{adv}] (abandoned|released|dropped|given up [on]) {it}
"""

RELEASES_FIRST = """
    (release|unclaim|unassign|free up|free|drop) [my claim (on|for|to|of)] {it}
    ({dropping}) [my claim (on|for|to)] {it}
    giving {it} (back|up|away)
    (giving up|giving back) [on|my claim (on|for|to)] {it}
    (no longer|not) {taking} {it} (anymore|any more|any longer)
    no longer {taking} {it}
    (need|have|got) to ({drop}) {it}
    (out of time|no time|no more time) (for|on) {it}
    (can't|cannot|cant|can not) ({finish}) {it} [anymore|any more|after all]
    (won't|wont|will not) [be able to|have time to|get to|manage to] ({finish}) {it}
    (not able|unable) to ({finish}) {it}
"""

EXTENSIONS = """
    (i|we|i'd|i'll|i would|i will|i'm going to) [{adv}|do|like|might|may|would] \
        (need|want|like|have|require|use|ask for|request|get) [to have|to get|to ask for] {more} \
        (for|on|with|to finish|to complete|to wrap up|to work on|to do|to get|to) {it}
    (can|could|may|might) (i|we) [{adv}] (have|get|ask for|request|take|use|keep) {more} \
        (for|on|with|to finish|to complete|to wrap up|to do) {it}
    (can|could|may|might) (i|we) [{adv}] (extend|prolong|renew|keep) (my|the) \
        (claim|lease|time|deadline|hold) [on|for|of] {it}
    (can|could|may|might) (i|we) [{adv}] (extend|prolong|renew|keep) {it} \
        (by|for|until|till|another|a|one|two|please|pls|?|.|,|!|$)
    (i'd|i would|id) like to (extend|prolong|renew) [my|the] [claim|lease|time|deadline|hold] \
        [on|for|of] {it}
    {i_will} (extend|prolong|renew) (my|the) (claim|lease|time|deadline|hold) [on|for|of] {it}
    (extend|prolong|renew) (my|the) (claim|lease|time|deadline|hold) (on|for|of|with) {it}
    [please|pls] (extend|prolong|renew) {it} (by|for|until|another|a|one|please|pls)
    (can|could|would|will) (you|someone|we|the maintainers) [please] (give|grant|allow) me {more} (for|on|with|to finish) {it}
    (need|needs|needing|requesting|request|asking for) {more} (for|on|with|to finish|to \
        complete|to wrap up|to do) {it}
    {more} (for|on|with|to finish|to complete|to wrap up) {it} [,] {politely}
    (running|i'm running|i am running|im running|am) [a bit|a little] (late|behind) (with|on) {it}
    (i'm|i am|im) [still|a bit|a little] (behind|late) (with|on) {it}
    {it} (needs|will need|is going to need|will take|takes|needs me) {more}
    (can|could|may) {it} be extended
    (can|could|may|might|would) the (deadline|due date|date|lease|claim) [for|of|on] {it} be (moved|extended|pushed|shifted|postponed|delayed|prolonged)
    (extend|prolong|renew) [my|the] {it} (claim|lease|deadline|hold|assignment|due date)
    (please|pls|kindly) (extend|prolong|renew) {it} ($|.|,|!)
    [would it be|is it] possible to (extend|prolong|renew) {it}
    (can|could|may|might) (i|we) (push|move|shift|postpone|delay) [back] (the|my) [deadline|due date|date|lease] \
        [for|of|on] {it} [back]
    {it} (is|are) taking [me] [a bit|a little|much|somewhat] longer
    (,|;|-|but|and|.) {more} [,] {politely}
    (may|can|could) i keep {it} (for|a|another|one|until)
    (i'd|i would) like to keep {it} (for|a|another|one|until)
    extension [please|pls] (for|on|of) {it}
    (give|grant|allow) me {more} (for|on|with) {it}
    (chance|way) (to|of) (get|have|getting) {more} (for|on|with) {it}
    (i|we) [{adv}|will|might|may|do|would] need {more}
    (can|could|may|might) (i|we) [{adv}] (have|get) {more}
    (,|;|-|but|and) need {more}
"""

QUESTIONS = """
    (is|are) {it} [still|already|currently|now] [{noun}] \
        (taken|free|available|open|done|claimed|finished|complete|completed|up for \
        grabs|assigned|in progress|being worked on|ready|unclaimed|merged|reserved|spoken \
        for|unassigned|still there)
    {somebody} [else] [already|currently|here] (working on|on|doing|assigned to) {it}
    (has|have) {it} [already|ever] been (claimed|taken|started|assigned|done|finished|released|picked up)
    do i [still|currently] (hold|have|own) {it}
    whether {it} (is|are) [still|already] (taken|free|available|claimed|open|done|in progress|assigned)
    (is|are) {somebody} [else] [already|currently|still|actively] (working \
        on|on|doing|taking|assigned to|looking at|building|writing|holding) {it}
    (has|have|did|does) {somebody} [else] [already|currently] (claimed|taken|taken \
        on|picked|picked up|started|started on|started working \
        on|grabbed|claim|take|done|finished|begun|got|hold|have|own) {it}
    (who|who's|whos) [is|has|'s|currently|was] (working \
        on|taken|claimed|taking|doing|on|holds|holding|got|owns|assigned to|responsible \
        for|took|has|the owner of|owner of|handling|in charge of) {it}
    (what's|what is|whats|how is|how's|hows|how far is|how far along is|where is|what about) \
        [the] [current] [(status|state|progress) (of|on|with|for)] {it} [going|coming \
        along|doing|progressing]
    (what's|what is|whats|tell me|show me|show|give me) the [current] (status|state|progress) \
        (of|on|with|for) {it}
    (status|state|progress) (of|on|for|update on) {it}
    any (update|updates|news|progress|movement) (on|about|with|for|regarding) {it}
    when (is|will) {it} (due|be done|be finished|be ready|done|expire|be free|be available)
    what happened (to|with) {it}
    (what's|what is|whats) (going on|happening|up) (with|on|at) {it}
    (when|until when) does (the claim|my claim|the lease) (on|for|of) {it} (expire|end|run out)
    how long (do i|does @) have (left) (for|on) {it}
"""

SURVEYS = """
    (which|what) [of the] (skills|items|topics|ones|skill|item|claims|things|tasks|one|else) \
        [on the roadmap|in the roadmap] (are|is) [still|currently|now] \
        (open|free|available|unclaimed|left|untaken|up for grabs|not \
        taken|remaining|unassigned|missing|not claimed|not done|todo|to do)
    (what's|what is|whats|what) [still|currently] \
        (left|open|available|free|unclaimed|remaining|up for grabs|on the roadmap)
    (what|which one|which skill|which skills|which ones|which) (can|could|should|may) i (work \
        on|take|claim|pick|pick up|do|grab|start with|contribute)
    (list|show) [me] [all] [the] (open|free|available|unclaimed|remaining) (skills|items|claims)
    (is|are) there (anything|any skills|any skill|any items|something|any skills) [still] \
        (left|open|free|available|unclaimed|to do|i can (take|do|work on))
    anything [still|else] (left|open|free|available|unclaimed)
    (which|what) (skills|items) (do you|do we|does the project) (still need|need)
    (which|what) (skills|items) (remain|still need)
    what do i [currently] (hold|have)
    (which|what) (skills|claims) do i [currently] (hold|have)
"""
