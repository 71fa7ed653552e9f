//! Places in lists: whatever is done to a list, its fractions ascend, stay short, and change where they must.

use doorstep::core::model::order::{LONGEST, Order, Ordered, keep};
use proptest::prelude::*;

#[derive(Clone, PartialEq, Debug)]
struct Thing {
    name: usize,
    order: Order,
}

impl Ordered for Thing {
    fn order(&self) -> &Order {
        &self.order
    }

    fn set_order(&mut self, order: Order) {
        self.order = order;
    }
}

fn things(count: usize) -> Vec<Thing> {
    let mut list: Vec<Thing> = (0..count).map(|name| Thing { name, order: Order::default() }).collect();
    keep(&mut list);
    list
}

fn ascends(list: &[Thing]) -> bool {
    list.windows(2).all(|pair| pair[0].order < pair[1].order) && list.iter().all(|one| !one.order.is_empty())
}

#[test]
fn a_new_list_gets_short_fractions_and_the_same_everywhere() {
    for count in [1, 2, 7, 61, 62, 63, 1_000] {
        let list = things(count);
        assert!(ascends(&list), "{count}");
        assert!(list.iter().all(|one| one.order.len() <= 3), "{count}");
        assert_eq!(list, things(count));
    }
}

#[test]
fn a_move_changes_the_one_that_was_moved() {
    for (from, to) in [(0, 9), (9, 0), (3, 5), (5, 3), (4, 4)] {
        let before = things(10);
        let mut list = before.clone();
        let moved = list.remove(from);
        list.insert(to, moved.clone());
        keep(&mut list);
        assert!(ascends(&list));
        for one in list.iter().filter(|one| one.name != moved.name) {
            assert_eq!(one.order, before[one.name].order, "{from} to {to}: {} was not moved", one.name);
        }
    }
}

#[test]
fn nonsense_from_a_file_is_replaced() {
    for nonsense in ["", "0", "a0", "ä", "a b", "~", &"z".repeat(40)] {
        let order: Order = serde_json::from_value(serde_json::json!(nonsense)).expect("a text");
        let mut list = things(3);
        list[1].order = order;
        keep(&mut list);
        assert!(ascends(&list), "{nonsense}");
        assert!(list.iter().all(|one| one.order.len() <= LONGEST));
    }
    let mut same = things(3);
    same[2].order = same[1].order.clone();
    keep(&mut same);
    assert!(ascends(&same));
}

#[test]
fn a_list_that_only_grows_stays_short() {
    for at_end in [true, false] {
        let mut list = things(1);
        for name in 1..500 {
            let place = if at_end { list.len() } else { 0 };
            list.insert(place, Thing { name, order: Order::default() });
            keep(&mut list);
            assert!(ascends(&list), "{name}");
        }
        assert!(list.iter().all(|one| one.order.len() <= LONGEST));
    }
}

proptest! {
    #[test]
    fn any_sequence_of_changes_keeps_the_order(steps in prop::collection::vec((0_u8..3, 0_usize..40, 0_usize..40), 1..120)) {
        let mut list = things(4);
        let mut name = 4;
        for (what, from, to) in steps {
            let before = list.clone();
            match what {
                0 => {
                    list.insert(to % (list.len() + 1), Thing { name, order: Order::default() });
                    name += 1;
                }
                1 if list.len() > 1 => {
                    let moved = list.remove(from % list.len());
                    list.insert(to % (list.len() + 1), moved);
                }
                2 if list.len() > 1 => drop(list.remove(from % list.len())),
                _ => {}
            }
            let names: Vec<usize> = list.iter().map(|one| one.name).collect();
            keep(&mut list);
            prop_assert!(ascends(&list));
            prop_assert!(list.iter().all(|one| one.order.len() <= LONGEST));
            prop_assert_eq!(names, list.iter().map(|one| one.name).collect::<Vec<_>>(), "the list is as it was");
            let changed = list.iter().filter(|one| before.iter().any(|known| known.name == one.name && known.order != one.order));
            prop_assert!(changed.count() <= 1, "one step changes one fraction");
        }
    }
}
