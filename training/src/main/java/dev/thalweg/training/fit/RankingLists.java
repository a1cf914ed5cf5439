// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Ranking lists as examples. A list whose rows are all equally relevant, so one of a single row too, cannot be put into a better
/// order: it does not teach.
final class RankingLists implements Examples {
    private final List<Span> lists;
    private final int teaching;
    private final int longest;

    /// The rows of a list, which stand together.
    record Span(int from, int length) {
    }

    private RankingLists(List<Span> lists, int teaching) {
        this.lists = List.copyOf(lists);
        this.teaching = teaching;
        this.longest = lists.stream().mapToInt(Span::length).max().orElse(1);
    }

    /// Lists in the order of the rows, those that teach first.
    ///
    /// @param lists the list number of each row, not decreasing
    /// @param relevance one a row
    static RankingLists of(int[] lists, double[] relevance) {
        List<Span> teaching = new ArrayList<>();
        List<Span> others = new ArrayList<>();
        for (int from = 0, to; from < lists.length; from = to) {
            to = from + 1;
            boolean differ = false;
            while (to < lists.length && lists[to] == lists[from]) {
                differ |= relevance[to] != relevance[from];
                to++;
            }
            (differ ? teaching : others).add(new Span(from, to - from));
        }
        return new RankingLists(Stream.concat(teaching.stream(), others.stream()).toList(), teaching.size());
    }

    @Override
    public int count() {
        return lists.size();
    }

    @Override
    public int teaching() {
        return teaching;
    }

    @Override
    public long places(int examples) {
        return (long) examples * longest;
    }

    @Override
    public int within(int places) {
        return Math.max(1, places / longest);
    }

    @Override
    public Optional<String> notice() {
        int others = count() - teaching;
        return Optional.of(String.format(Locale.ROOT,
                "%,d ranking lists train, of up to %,d rows; a step takes whole lists, and --batch counts them.%s",
                teaching, longest, others == 0 ? ""
                        : String.format(Locale.ROOT, " %,d more are left out: all their rows are equally relevant.",
                                others)));
    }

    @Override
    public Places newPlaces(int examples) {
        return new Places.Rectangle(this, Math.toIntExact(places(examples)));
    }

    /// The number of rows of the longest list.
    int longest() {
        return longest;
    }

    /// The rows of a list.
    Span list(int example) {
        return lists.get(example);
    }
}
