//! Which backups are kept: by their number and day, never by their age.

use std::path::PathBuf;
use std::sync::Arc;

use doorstep::storage::backups::{
    Backup, FULLER_BY, KEEP_DAYS, KEEP_FULLER, KEEP_HOURS, KEEP_LAST, KEEP_MINUTES, Origin, to_prune,
};
use jiff::Timestamp;

use super::mem_disk::MemDisk;
use super::{at, backed_up, course, ready, version};

const DAY: i64 = 86_400;

fn backup(number: u64, seconds: i64, origin: Origin) -> Backup {
    let at = Timestamp::from_second(seconds).expect("a moment");
    Backup { number, at, size: 1, origin, path: PathBuf::from(number.to_string()) }
}

/// The numbers that stay of backups made at these times, the oldest first.
fn kept(times: &[i64]) -> Vec<u64> {
    let mut list: Vec<Backup> =
        (1_u64..).zip(times).map(|(number, time)| backup(number, *time, Origin::Saved)).collect();
    list.reverse();
    let gone: Vec<u64> = to_prune(&list).iter().map(|backup| backup.number).collect();
    (1..=times.len() as u64).filter(|number| !gone.contains(number)).collect()
}

#[test]
fn the_last_ten_stay_however_close_together() {
    let times: Vec<i64> = (0..25).collect();
    assert_eq!(kept(&times), (16..=25).collect::<Vec<u64>>());
}

#[test]
fn the_last_one_of_each_day_stays_for_thirty_days() {
    let times: Vec<i64> = (0..40 * 20).map(|index| (index / 20) * DAY + index % 20).collect();
    let kept = kept(&times);
    // The ten of the last day, and the last of each of the 29 days before it.
    assert_eq!(kept.len(), KEEP_LAST + KEEP_DAYS - 1);
    let days: Vec<u64> = kept.iter().copied().filter(|number| *number <= 780).collect();
    assert!(days.iter().all(|number| number % 20 == 0), "the last of its day: {days:?}");
    assert_eq!(days.first(), Some(&220), "the 30th day back");
}

#[test]
fn the_last_one_of_each_hour_stays_for_a_day_of_work() {
    // A save every minute for 30 hours.
    let times: Vec<i64> = (0..30 * 60).map(|minute| 20_000 * DAY + minute * 60).collect();
    let kept = kept(&times);
    let hourly: Vec<u64> = kept.iter().copied().filter(|number| number % 60 == 0).collect();
    assert_eq!(hourly.len(), KEEP_HOURS);
    assert_eq!(hourly.first(), Some(&(7 * 60)), "the 24th hour back");
    // The last hour's is one of the minutes', and the first day's last one is one of the hours'.
    assert_eq!(kept.len(), KEEP_HOURS + KEEP_MINUTES - 1);
}

#[test]
fn ten_saves_in_one_minute_do_not_push_out_those_of_the_minutes_before() {
    let mut times: Vec<i64> = (0..5).map(|minute| 20_000 * DAY + minute * 60).collect();
    times.extend((0..20).map(|second| 20_000 * DAY + 5 * 60 + second));
    let kept = kept(&times);
    assert!(kept.starts_with(&[1, 2, 3, 4, 5]), "{kept:?}");
    assert_eq!(kept.len(), 5 + KEEP_LAST);
}

#[test]
fn the_version_before_something_was_taken_away_stays() {
    // Sixty saves in a minute; every second one has less in it than the one before.
    let size = |number: u64| if number % 2 == 1 { 1_000 + FULLER_BY } else { 1_000 };
    let mut list: Vec<Backup> = (1_u64..=80)
        .map(|number| Backup { size: size(number), ..backup(number, 20_000 * DAY, Origin::Saved) })
        .collect();
    list.reverse();
    let gone: Vec<u64> = to_prune(&list).iter().map(|backup| backup.number).collect();
    let kept: Vec<u64> = (1..=80).filter(|number| !gone.contains(number)).collect();
    let fuller = kept.iter().filter(|number| *number % 2 == 1).count();
    assert_eq!(fuller, KEEP_FULLER, "{kept:?}");
    assert_eq!(kept.len(), KEEP_FULLER + KEEP_LAST / 2);
}

#[test]
fn a_clock_in_the_far_future_or_past_deletes_nothing_more() {
    // One version a day for 20 days, then the clock jumps to 1970, to 2200, and back.
    let mut times: Vec<i64> = (0..20).map(|day| 1_795_449_600 + day * DAY).collect();
    times.extend([0, 7_258_118_400, 1, 2, 1_795_449_600 + 21 * DAY]);
    assert_eq!(kept(&times), (1..=25).collect::<Vec<u64>>());
}

#[test]
fn a_version_of_another_computer_is_never_pruned() {
    let mut list: Vec<Backup> = (2..60).rev().map(|number| backup(number, 0, Origin::Saved)).collect();
    list.push(backup(1, 0, Origin::Conflict));
    assert!(to_prune(&list).iter().all(|backup| backup.number != 1));
}

#[test]
fn backups_are_pruned_by_saving_and_tell_their_time_and_size() {
    let disk = Arc::new(MemDisk::default());
    let store = ready(&disk);
    for number in 1_u64..=30 {
        disk.set_clock(at(number.cast_signed()).as_second());
        store.save(course(), &version(number), at(number.cast_signed())).expect("saved");
    }
    assert_eq!(backed_up(&store).len(), 29, "nothing goes before it is asked for");
    store.tidy_backups();
    assert_eq!(backed_up(&store), (20..=29).rev().collect::<Vec<u64>>());
    let newest = &store.backups(course()).expect("a list")[0];
    assert_eq!(newest.at, at(29), "the time at which that version was written, not replaced");
    assert_eq!(newest.size, version(29).len() as u64);
}

#[test]
fn a_disk_without_second_names_has_backups_too() {
    let disk = Arc::new(MemDisk::default());
    disk.without_links();
    let store = ready(&disk);
    for number in 1..=4 {
        store.save(course(), &version(number), at(number.cast_signed())).expect("saved");
    }
    assert_eq!(backed_up(&store), [3, 2, 1]);
}
