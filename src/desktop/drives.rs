//! The drives of this computer that can be pulled out: sticks, cards, and hard disks on a cable.

use std::path::{Path, PathBuf};

/// The drives of this computer that can be pulled out, by the folders under which they are found.
#[must_use]
pub fn removable_drives() -> Vec<PathBuf> {
    // Where they can't be listed, nothing is said of them.
    let Ok(disks) = sysinfo::Disks::new_with_refreshed_list() else { return Vec::new() };
    let on_cables = letters_on_cables();
    let removable = disks.iter().filter(|disk| {
        let letter = disk.mount_point().to_str().map(|path| path.trim_end_matches('\\'));
        disk.is_removable() || letter.is_some_and(|letter| on_cables.iter().any(|one| one == letter))
    });
    removable.map(|disk| disk.mount_point().to_owned()).collect()
}

/// The drive of these that a file is on.
#[must_use]
pub fn drive_of<'a>(path: &Path, drives: &'a [PathBuf]) -> Option<&'a Path> {
    let holding = drives.iter().filter(|drive| path.starts_with(drive));
    holding.max_by_key(|drive| drive.components().count()).map(PathBuf::as_path)
}

/// A disk as Windows describes it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(windows, derive(serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct Disk {
    /// Its number.
    pub index: u32,
    /// By what it is connected: `USB`, `IDE`, `SCSI`.
    pub interface_type: Option<String>,
    /// What kind it is said to be: `External hard disk media`.
    pub media_type: Option<String>,
}

/// Which drive letter is a part of which disk, as Windows describes it.
#[derive(Clone, PartialEq, Eq, Debug)]
#[cfg_attr(windows, derive(serde::Deserialize), serde(rename_all = "PascalCase"))]
pub struct Part {
    /// The part of a disk: `...Win32_DiskPartition.DeviceID="Disk #1, Partition #0"`.
    pub antecedent: String,
    /// The letter: `...Win32_LogicalDisk.DeviceID="E:"`.
    pub dependent: String,
}

/// The letters of disks that are on a cable, such as `E:`. Windows itself counts such disks as built in.
#[must_use]
pub fn on_cables(disks: &[Disk], parts: &[Part]) -> Vec<String> {
    let outside = |disk: &&Disk| {
        let says = |text: &Option<String>, words: &[&str]| {
            text.as_ref().is_some_and(|text| words.iter().any(|word| text.starts_with(word)))
        };
        says(&disk.interface_type, &["USB", "1394"]) || says(&disk.media_type, &["External", "Removable"])
    };
    let outside: Vec<u32> = disks.iter().filter(outside).map(|disk| disk.index).collect();
    let letter = |part: &Part| {
        let (_, disk) = part.antecedent.split_once("Disk #")?;
        let disk: u32 = disk.split_once(',')?.0.parse().ok()?;
        let (_, letter) = part.dependent.trim_end_matches('"').rsplit_once('"')?;
        outside.contains(&disk).then(|| letter.to_owned())
    };
    parts.iter().filter_map(letter).collect()
}

#[cfg(windows)]
fn letters_on_cables() -> Vec<String> {
    let ask = || -> wmi::WMIResult<Vec<String>> {
        let windows = wmi::WMIConnection::new()?;
        let disks: Vec<Disk> =
            windows.raw_query("SELECT Index, InterfaceType, MediaType FROM Win32_DiskDrive")?;
        let parts: Vec<Part> =
            windows.raw_query("SELECT Antecedent, Dependent FROM Win32_LogicalDiskToPartition")?;
        Ok(on_cables(&disks, &parts))
    };
    ask().unwrap_or_else(|error| {
        tracing::info!(%error, "Windows does not say how its disks are connected");
        Vec::new()
    })
}

/// Elsewhere disks on cables count as such already.
#[cfg(not(windows))]
fn letters_on_cables() -> Vec<String> {
    Vec::new()
}
