//! Which drives can be pulled out.

use std::path::{Path, PathBuf};

use doorstep::desktop::drives::{Disk, Part, drive_of, on_cables};

#[test]
fn a_hard_disk_on_a_cable_can_be_pulled_out() {
    let disk = |index, interface: &str, media: &str| Disk {
        index,
        interface_type: Some(interface.to_owned()),
        media_type: Some(media.to_owned()),
    };
    let disks = [
        disk(0, "SCSI", "Fixed hard disk media"),
        disk(1, "USB", "External hard disk media"),
        // A fast one over USB says that it is SCSI; an odd one says nothing of itself.
        disk(12, "SCSI", "External hard disk media"),
        Disk { index: 3, interface_type: None, media_type: None },
    ];
    let part = |disk: u32, letter: &str| Part {
        antecedent: format!(r#"\\PC\root\cimv2:Win32_DiskPartition.DeviceID="Disk #{disk}, Partition #0""#),
        dependent: format!(r#"\\PC\root\cimv2:Win32_LogicalDisk.DeviceID="{letter}""#),
    };
    let parts = [part(0, "C:"), part(0, "D:"), part(1, "E:"), part(12, "F:"), part(3, "G:")];
    assert_eq!(on_cables(&disks, &parts), ["E:", "F:"]);
    let odd = Part { antecedent: "?".to_owned(), dependent: "?".to_owned() };
    assert!(on_cables(&disks, &[odd]).is_empty());
}

#[test]
fn a_file_is_on_the_innermost_drive() {
    let drives = [PathBuf::from("/media"), PathBuf::from("/media/stick")];
    assert_eq!(drive_of(Path::new("/media/stick/a.pdf"), &drives), Some(Path::new("/media/stick")));
    assert_eq!(drive_of(Path::new("/home/a.pdf"), &drives), None);
}
