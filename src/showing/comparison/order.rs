//! Which parts of two texts stand in the same order. Knows numbers only.

/// Which of these numbers, all different, belong to a longest row that rises: a mark for each. What is not marked stands
/// out of order.
pub(super) fn mark_rising(numbers: &[usize]) -> Vec<bool> {
    // For each length, the place of the smallest number that ends a rising row of it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before.push(length.checked_sub(1).map(|last| ends[last]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut marks = vec![false; numbers.len()];
    let mut next = ends.last().copied();
    while let Some(at) = next {
        marks[at] = true;
        next = before[at];
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_out_of_order_is_found() {
        assert_eq!(mark_rising(&[]), Vec::<bool>::new());
        assert_eq!(mark_rising(&[0, 1, 2]), [true, true, true]);
        assert_eq!(mark_rising(&[3, 0, 1, 2]), [false, true, true, true]);
        assert_eq!(mark_rising(&[1, 2, 3, 0]), [true, true, true, false]);
        assert_eq!(
            mark_rising(&[2, 1, 0]).iter().filter(|one| **one).count(),
            1
        );
    }
}
