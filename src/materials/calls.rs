//! The system calls that a process may not make that reads files of others, on the processors for which their numbers
//! are known here: everything that leads to somebody else.

use std::collections::BTreeMap;

use seccompiler::{
    BpfProgram, Error, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter,
    SeccompRule, apply_filter_all_threads,
};

/// Sockets of every kind; other programs and processes; and the calls behind which others can be made unseen. What
/// needs the rights of an administrator is refused by the system.
const FORBIDDEN: &[i64] = &[
    libc::SYS_socket,
    libc::SYS_connect,
    libc::SYS_bind,
    libc::SYS_listen,
    libc::SYS_accept,
    libc::SYS_accept4,
    libc::SYS_sendto,
    libc::SYS_sendmsg,
    libc::SYS_sendmmsg,
    libc::SYS_execve,
    libc::SYS_execveat,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_fork,
    #[cfg(target_arch = "x86_64")]
    libc::SYS_vfork,
    libc::SYS_ptrace,
    libc::SYS_process_vm_readv,
    libc::SYS_process_vm_writev,
    libc::SYS_kill,
    libc::SYS_pidfd_open,
    libc::SYS_pidfd_getfd,
    libc::SYS_pidfd_send_signal,
    libc::SYS_unshare,
    libc::SYS_setns,
    libc::SYS_bpf,
    libc::SYS_perf_event_open,
    libc::SYS_userfaultfd,
    libc::SYS_io_uring_setup,
    libc::SYS_io_uring_enter,
    libc::SYS_io_uring_register,
    libc::SYS_add_key,
    libc::SYS_request_key,
    libc::SYS_keyctl,
];

/// The calls of a second kind of program on this processor: the same numbers with this bit, and some of their own.
#[cfg(target_arch = "x86_64")]
const X32: i64 = 0x4000_0000;

/// Its own numbers of what is forbidden, where they differ: `execve`, `ptrace`, `sendmsg`, `sendmmsg`,
/// `process_vm_readv`, `process_vm_writev`, `execveat`.
#[cfg(target_arch = "x86_64")]
const FORBIDDEN_X32: [i64; 7] = [520, 521, 518, 538, 539, 540, 545];

/// Forbids those calls to this process, for good.
///
/// # Errors
/// If the system can't do that.
pub(super) fn forbid() -> Result<(), Error> {
    let refused = |errno: i32| SeccompAction::Errno(errno.cast_unsigned());
    let numbers = FORBIDDEN.iter().copied();
    #[cfg(target_arch = "x86_64")]
    let numbers = numbers.flat_map(|number| [number, number | X32]).chain(FORBIDDEN_X32.map(|own| own | X32));
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = numbers.map(|number| (number, Vec::new())).collect();
    // A thread of this process may be begun, a process may not.
    let thread = libc::CLONE_THREAD.cast_unsigned().into();
    let no_thread = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::MaskedEq(thread), 0)?;
    rules.insert(libc::SYS_clone, vec![SeccompRule::new(vec![no_thread])?]);
    #[cfg(target_arch = "x86_64")]
    rules.extend([libc::SYS_clone | X32, libc::SYS_clone3 | X32].map(|number| (number, Vec::new())));
    apply(rules, refused(libc::EPERM))?;
    // What the newer call is to begin can't be seen from here: without it the older one is made.
    apply(BTreeMap::from([(libc::SYS_clone3, Vec::new())]), refused(libc::ENOSYS))
}

fn apply(rules: BTreeMap<i64, Vec<SeccompRule>>, action: SeccompAction) -> Result<(), Error> {
    let arch = std::env::consts::ARCH.try_into()?;
    let filter: BpfProgram = SeccompFilter::new(rules, SeccompAction::Allow, action, arch)?.try_into()?;
    apply_filter_all_threads(&filter)
}
