//! Pixels on their way from one process to the other: most of a page is paper, which is told in a few bytes.
//!
//! Pixels are taken in blocks. Told is each time how many blocks come, and either the pixel that all of them are of,
//! or all their pixels. What is left at the end and makes no block comes as it is.

/// The bytes of a pixel.
const PIXEL: usize = 4;

/// The bytes of a block.
const BLOCK: usize = 16 * PIXEL;

/// Marks the number of blocks that are of one pixel.
const PLAIN: u32 = 1 << 31;

/// The most bytes that so many bytes of pixels take, packed.
pub(super) fn most_packed(bytes: usize) -> usize {
    bytes + bytes / BLOCK * PIXEL
}

/// Packs pixels.
pub(super) fn pack(pixels: &[u8], packed: &mut Vec<u8>) {
    let (mut blocks, rest) = pixels.as_chunks::<BLOCK>();
    while !blocks.is_empty() {
        let paper = paper_at_start(blocks);
        let plain = paper > 0;
        let count = if plain { paper } else { ink_at_start(blocks) };
        let (now, later) = blocks.split_at(count);
        let mark = if plain { PLAIN } else { 0 };
        packed.extend((u32::try_from(count).unwrap_or(0) | mark).to_le_bytes());
        let told = now.as_flattened();
        packed.extend_from_slice(if plain { &told[..PIXEL] } else { told });
        blocks = later;
    }
    packed.extend_from_slice(rest);
}

/// How many blocks are of one and the same pixel from the first on.
fn paper_at_start(blocks: &[[u8; BLOCK]]) -> usize {
    /// So many are looked at in one go: the more, the faster a whole sheet of paper is passed.
    const STRETCH: usize = 64;
    if !is_plain(&blocks[..1]) {
        return 0;
    }
    let mut count = 1;
    for stretch in [STRETCH, 1] {
        // With the block before, so that it is the same pixel.
        while blocks.get(count - 1..count + stretch).is_some_and(is_plain) {
            count += stretch;
        }
    }
    count
}

/// How many blocks are of several pixels from the first on.
fn ink_at_start(blocks: &[[u8; BLOCK]]) -> usize {
    blocks.iter().position(|block| is_plain(std::slice::from_ref(block))).unwrap_or(blocks.len())
}

/// Whether all these are of one pixel: then each is the same as the one after it.
fn is_plain(blocks: &[[u8; BLOCK]]) -> bool {
    let bytes = blocks.as_flattened();
    bytes[..bytes.len() - PIXEL] == bytes[PIXEL..]
}

/// Unpacks so many pixels; `None` if it is not as [`pack`] packs them.
pub(super) fn unpack(mut packed: &[u8], count: usize) -> Option<Vec<u32>> {
    let mut pixels = vec![0_u32; count];
    let mut left: &mut [u8] = bytemuck::cast_slice_mut(&mut pixels);
    while left.len() >= BLOCK {
        let (told, after) = packed.split_first_chunk()?;
        let told = u32::from_le_bytes(*told);
        let plain = told & PLAIN > 0;
        let blocks = (told & !PLAIN) as usize;
        if blocks == 0 || blocks > left.len() / BLOCK {
            return None;
        }
        let (now, later) = after.split_at_checked(if plain { PIXEL } else { blocks * BLOCK })?;
        let (place, others) = left.split_at_mut(blocks * BLOCK);
        match now {
            [byte, others @ ..] if plain && others.iter().all(|other| other == byte) => place.fill(*byte),
            now if plain => place.chunks_exact_mut(PIXEL).for_each(|pixel| pixel.copy_from_slice(now)),
            now => place.copy_from_slice(now),
        }
        (packed, left) = (later, others);
    }
    if packed.len() != left.len() {
        return None;
    }
    left.copy_from_slice(packed);
    Some(pixels)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_out_as_it_was() {
        let mut pixels = vec![255; 1_000];
        for at in [0, 17, 130, 131, 400, 997] {
            pixels[at] = 9;
        }
        pixels.extend([7, 8, 9, 255].repeat(400));
        pixels.extend((0..=255).cycle().take(700));
        for count in [0, 1, 15, 16, 17, 250, 251, 660, pixels.len() / 4] {
            let length = count * PIXEL;
            let pixels = &pixels[..length];
            let words: Vec<u32> = bytemuck::pod_collect_to_vec(pixels);
            let mut packed = Vec::new();
            pack(pixels, &mut packed);
            assert!(packed.len() <= most_packed(length), "{length}: {}", packed.len());
            assert_eq!(unpack(&packed, count), Some(words));
            for other in [count.wrapping_sub(1).min(9_999), count + 1, count + 16] {
                assert_eq!(unpack(&packed, other), None, "{count} as {other}");
            }
            for cut in 0..packed.len() {
                assert_eq!(unpack(&packed[..cut], count), None, "{count} cut at {cut}");
            }
        }
        assert_eq!(unpack(&[255; 8], 250), None, "more than there is");
        assert_eq!(unpack(&[0; 1_000], 250), None, "nothing, for ever");
    }

    #[test]
    fn paper_takes_few_bytes() {
        let mut packed = Vec::new();
        pack(&vec![255; 1_200 * 1_700 * 4], &mut packed);
        assert!(packed.len() < 100, "{}", packed.len());
    }
}
