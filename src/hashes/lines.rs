//! Which caller hashes next: three lines that take turns, counted places, and one hash at a time for each address.
//! Pure and synchronous, so that a test can ask which caller gets the k-th turn. It must not know what is hashed.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

/// The lines, each with its own places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashLine {
    Known,
    Stranger,
    NewPassword,
}

/// The order in which the lines take turns, repeated endlessly. A line without a caller passes its turn on, so no core
/// idles. A line with a caller waits for at most three turns of other lines.
pub const TURNS: [HashLine; 4] = [
    HashLine::Known,
    HashLine::Stranger,
    HashLine::Known,
    HashLine::NewPassword,
];

/// How many places one address may hold in one line: one to hash, three to wait. Each line counts its own places, so
/// strangers who type an address never use up the places of its owner's browsers.
pub const PLACES_FOR_EACH_ADDRESS: usize = 4;

/// A caller: its line, and the address whose password it hashes.
#[derive(Clone, Debug)]
pub struct QueuedCaller {
    pub line: HashLine,
    pub address: Arc<str>,
}

/// The number by which a caller waits for its turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TurnTicket(u64);

/// The lines of a process. `T` is the value that calls a caller when its turn has come.
pub struct HashLines<T> {
    free_cores: usize,
    longest: usize,
    next_turn: usize,
    last_ticket: u64,
    /// The addresses whose password is being hashed.
    hashing: HashSet<Arc<str>>,
    known: LineState<T>,
    strangers: LineState<T>,
    new_passwords: LineState<T>,
}

/// One line: the places that are taken in it, and the callers that wait for their turn.
struct LineState<T> {
    places: HashMap<Arc<str>, usize>,
    taken: usize,
    waiters: VecDeque<Waiter<T>>,
}

struct Waiter<T> {
    ticket: TurnTicket,
    address: Arc<str>,
    call: T,
}

impl<T> HashLines<T> {
    /// Empty lines of at most `longest` places each, for one hash at a time on each core.
    pub fn new(cores: usize, longest: usize) -> Self {
        Self {
            free_cores: cores,
            longest,
            next_turn: 0,
            last_ticket: 0,
            hashing: HashSet::new(),
            known: LineState::new(),
            strangers: LineState::new(),
            new_passwords: LineState::new(),
        }
    }

    fn line_state(&mut self, line: HashLine) -> &mut LineState<T> {
        match line {
            HashLine::Known => &mut self.known,
            HashLine::Stranger => &mut self.strangers,
            HashLine::NewPassword => &mut self.new_passwords,
        }
    }

    /// Takes a place. The answer is `false` if the line is full, or the address holds as many places as it may.
    pub fn take_place(&mut self, who: &QueuedCaller) -> bool {
        let longest = self.longest;
        let line = self.line_state(who.line);
        let held = line.places.get(&who.address).copied().unwrap_or_default();
        if line.taken >= longest || held >= PLACES_FOR_EACH_ADDRESS {
            return false;
        }
        line.taken += 1;
        line.places.insert(who.address.clone(), held + 1);
        true
    }

    /// Gives a place back.
    pub fn give_place_back(&mut self, who: &QueuedCaller) {
        let line = self.line_state(who.line);
        if let Some(held) = line.places.get_mut(&who.address) {
            *held -= 1;
            line.taken -= 1;
            if *held == 0 {
                line.places.remove(&who.address);
            }
        }
    }

    /// Waits for a turn, behind every caller of this line.
    pub fn wait(&mut self, who: &QueuedCaller, call: T) -> TurnTicket {
        self.last_ticket += 1;
        let ticket = TurnTicket(self.last_ticket);
        self.line_state(who.line).waiters.push_back(Waiter {
            ticket,
            address: who.address.clone(),
            call,
        });
        ticket
    }

    /// A caller leaves the line if its turn has not come yet, and else frees its core.
    pub fn leave(&mut self, who: &QueuedCaller, ticket: TurnTicket) {
        let waiters = &mut self.line_state(who.line).waiters;
        if let Some(at) = waiters.iter().position(|waiter| waiter.ticket == ticket) {
            drop(waiters.remove(at));
        } else {
            self.free_cores += 1;
            self.hashing.remove(&who.address);
        }
    }

    /// Gives a free core to the next caller, if there are both.
    pub fn call_next(&mut self) -> Option<T> {
        if self.free_cores == 0 {
            return None;
        }
        let after = TURNS.iter().cycle().enumerate().skip(self.next_turn);
        let (turn, waiter) = after
            .take(TURNS.len())
            .find_map(|(turn, &line)| Some((turn, self.take_first(line)?)))?;
        self.next_turn = (turn + 1) % TURNS.len();
        self.free_cores -= 1;
        self.hashing.insert(waiter.address);
        Some(waiter.call)
    }

    /// Takes out of a line its first caller whose address has no hash in progress.
    fn take_first(&mut self, line: HashLine) -> Option<Waiter<T>> {
        let hashing = &self.hashing;
        let waiters = match line {
            HashLine::Known => &mut self.known.waiters,
            HashLine::Stranger => &mut self.strangers.waiters,
            HashLine::NewPassword => &mut self.new_passwords.waiters,
        };
        let first = waiters
            .iter()
            .position(|waiter| !hashing.contains(&waiter.address))?;
        waiters.remove(first)
    }
}

impl<T> LineState<T> {
    fn new() -> Self {
        Self {
            places: HashMap::new(),
            taken: 0,
            waiters: VecDeque::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queued(line: HashLine, address: &str) -> QueuedCaller {
        QueuedCaller {
            line,
            address: address.into(),
        }
    }

    /// A machine that hashes: it records each turn's caller, and finishes when the test says so.
    struct Machine {
        lines: HashLines<usize>,
        /// Every caller that ever waited, by the number it is called by.
        callers: Vec<(QueuedCaller, TurnTicket)>,
        under_way: VecDeque<usize>,
        served: Vec<String>,
    }

    impl Machine {
        fn new(cores: usize) -> Self {
            Self {
                lines: HashLines::new(cores, 32 * cores),
                callers: Vec::new(),
                under_way: VecDeque::new(),
                served: Vec::new(),
            }
        }

        /// One more connection: `true` if it got a place, and waits.
        fn connect(&mut self, line: HashLine, address: &str) -> bool {
            let who = queued(line, address);
            let has_place = self.lines.take_place(&who);
            if has_place {
                let ticket = self.lines.wait(&who, self.callers.len());
                self.callers.push((who, ticket));
                self.call();
            }
            has_place
        }

        fn call(&mut self) {
            while let Some(called) = self.lines.call_next() {
                self.under_way.push_back(called);
                let (who, _) = &self.callers[called];
                self.served.push(who.address.to_string());
            }
        }

        /// The oldest hash under way ends, and its caller goes.
        fn finish(&mut self) -> QueuedCaller {
            let ended = self.under_way.pop_front().unwrap();
            self.hang_up(ended)
        }

        fn hang_up(&mut self, number: usize) -> QueuedCaller {
            let (who, ticket) = self.callers[number].clone();
            self.lines.leave(&who, ticket);
            self.lines.give_place_back(&who);
            self.call();
            who
        }

        fn places(&mut self, line: HashLine) -> usize {
            self.lines.line_state(line).taken
        }
    }

    #[test]
    fn known_browsers_that_never_stop_coming_leave_every_fourth_turn_to_strangers() {
        let mut machine = Machine::new(1);
        for person in 0..32 {
            assert!(machine.connect(HashLine::Known, &format!("known {person}")));
        }
        for person in 0..8 {
            assert!(machine.connect(HashLine::Stranger, &format!("stranger {person}")));
        }
        for turn in 0..64 {
            machine.finish();
            machine.connect(HashLine::Known, &format!("one more {turn}"));
        }
        let of_strangers = |(turn, who): (usize, &String)| who.starts_with('s').then_some(turn);
        let turns: Vec<_> = machine
            .served
            .iter()
            .enumerate()
            .filter_map(of_strangers)
            .collect();
        // A cycle without registrations is three turns long: known, stranger, known.
        assert_eq!(turns, [1, 4, 7, 10, 13, 16, 19, 22]);
    }

    #[test]
    fn one_account_with_many_connections_does_not_keep_a_stranger_waiting() {
        for connections in [9, 40] {
            for cores in [1, 2] {
                let mut machine = Machine::new(cores);
                let places = (0..connections)
                    .filter(|_| machine.connect(HashLine::Known, "amina"))
                    .count();
                assert_eq!(places, PLACES_FOR_EACH_ADDRESS);
                assert!(machine.connect(HashLine::Stranger, "boris"));
                for _ in 0..2 {
                    machine.finish();
                    machine.connect(HashLine::Known, "amina");
                }
                let before = machine.served.iter().position(|who| who == "boris");
                assert_eq!(before, Some(1), "{connections} connections, {cores} cores");
            }
        }
    }

    #[test]
    fn an_address_has_one_hash_at_a_time_in_all_lines_together() {
        let mut machine = Machine::new(4);
        for line in [HashLine::Known, HashLine::Stranger, HashLine::NewPassword] {
            for _ in 0..2 {
                assert!(machine.connect(line, "amina"));
            }
        }
        for _ in 0..6 {
            assert_eq!(machine.under_way.len(), 1);
            machine.finish();
        }
        assert_eq!((machine.served.len(), machine.under_way.len()), (6, 0));
        assert_eq!(machine.lines.free_cores, 4);
        assert!(machine.lines.hashing.is_empty());
    }

    #[test]
    fn strangers_who_type_an_address_take_no_place_of_its_known_browsers() {
        let mut machine = Machine::new(1);
        while machine.connect(HashLine::Stranger, "amina") {}
        while machine.connect(HashLine::NewPassword, "amina") {}
        assert!(machine.connect(HashLine::Known, "amina"));
        machine.finish();
        assert_eq!(
            machine.callers[machine.under_way[0]].0.line,
            HashLine::Known
        );
    }

    #[test]
    fn registrations_and_sign_ins_do_not_starve_each_other() {
        let all = [HashLine::Known, HashLine::Stranger, HashLine::NewPassword];
        for late in all {
            let mut machine = Machine::new(1);
            for other in all.into_iter().filter(|line| *line != late) {
                for person in 0..32 {
                    assert!(machine.connect(other, &format!("{other:?} {person}")));
                }
            }
            assert!(machine.connect(late, "late"));
            let mut turns = 0;
            while turns < TURNS.len() && !machine.served.iter().any(|who| who == "late") {
                let served = machine.finish();
                turns += 1;
                machine.connect(served.line, &format!("one more {turns}"));
            }
            assert!(turns < TURNS.len(), "{late:?} came after {turns} turns");
        }
    }

    #[test]
    fn callers_who_hang_up_hold_no_place_and_no_turn() {
        let mut machine = Machine::new(1);
        for person in 0..32 {
            assert!(machine.connect(HashLine::Stranger, &format!("stranger {person}")));
        }
        assert!(!machine.connect(HashLine::Stranger, "one too many"));
        // The first hashes already, the others wait; all but the last go.
        for number in 1..31 {
            machine.hang_up(number);
        }
        assert_eq!(machine.places(HashLine::Stranger), 2);
        assert!(machine.connect(HashLine::Stranger, "after them"));
        machine.finish();
        machine.finish();
        assert_eq!(machine.served, ["stranger 0", "stranger 31", "after them"]);
        machine.finish();
        assert_eq!(machine.places(HashLine::Stranger), 0);
        assert!(machine.lines.strangers.places.is_empty());
    }

    #[test]
    fn a_full_line_is_full_for_itself_only() {
        let mut machine = Machine::new(1);
        while machine.connect(HashLine::Known, &format!("known {}", machine.callers.len())) {}
        assert_eq!(machine.places(HashLine::Known), 32);
        assert!(machine.connect(HashLine::Stranger, "a stranger"));
        assert!(machine.connect(HashLine::NewPassword, "a newcomer"));
    }
}
