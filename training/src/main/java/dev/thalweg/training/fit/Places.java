// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ProgramCall;
import dev.thalweg.training.model.ListForm;
import dev.thalweg.training.model.Network;
import dev.thalweg.training.model.Objective;
import java.util.Arrays;
import java.util.List;

/// The places of a batch, and which row of the data lies in each. Refilled from step to step without allocating.
sealed interface Places {

    /// Hands arrays of its own to a call.
    void bindTo(ProgramCall call);

    /// The arrays that it hands over.
    List<Object> arrays();

    /// Lays out examples.
    ///
    /// @param order numbers of examples
    /// @param from the first of them
    /// @param examples how many
    void take(int[] order, int from, int examples);

    /// The number of places.
    int count();

    /// An array of rows in which those of the places stand together.
    int[] rows();

    /// Where in that array the first place's row stands.
    int from();

    /// Whether a place holds its row; otherwise the row only fills it.
    boolean holds(int place);

    /// Tells a call the sizes of the axes.
    void resize(ProgramCall call);

    /// One row after the other.
    final class Line implements Places {
        private int[] rows = {};
        private int from;
        private int count;

        @Override
        public void bindTo(ProgramCall call) {
            // rows alone need no mask
        }

        @Override
        public List<Object> arrays() {
            return List.of();
        }

        @Override
        public void take(int[] order, int first, int examples) {
            rows = order;
            from = first;
            count = examples;
        }

        @Override
        public int count() {
            return count;
        }

        @Override
        public int[] rows() {
            return rows;
        }

        @Override
        public int from() {
            return from;
        }

        @Override
        public boolean holds(int place) {
            return true;
        }

        @Override
        public void resize(ProgramCall call) {
            call.size(Network.ROWS, count);
        }
    }

    /// A list in each row of a rectangle. What a shorter list leaves is filled with its first row, so that numbers there are no worse
    /// than elsewhere, and masked.
    ///
    /// The rectangle is as wide as the longest list of the part, or half of that, or a quarter, whatever still holds those of the batch:
    /// what is worked out for a shape is kept for a few shapes only.
    final class Rectangle implements Places {
        private final RankingLists lists;
        private final int[] rows;
        private final int[] mask;
        private int height;
        private int width;

        Rectangle(RankingLists lists, int capacity) {
            this.lists = lists;
            this.rows = new int[capacity];
            this.mask = new int[capacity];
        }

        @Override
        public void bindTo(ProgramCall call) {
            call.bind(Objective.MASK, mask);
        }

        @Override
        public List<Object> arrays() {
            return List.of(mask);
        }

        @Override
        public void take(int[] order, int first, int examples) {
            int longest = 1;
            for (int i = 0; i < examples; i++) {
                longest = Math.max(longest, lists.list(order[first + i]).length());
            }
            height = examples;
            width = lists.longest();
            while (width > 1 && (width + 1) / 2 >= longest) {
                width = (width + 1) / 2;
            }
            for (int i = 0; i < examples; i++) {
                lay(lists.list(order[first + i]), i * width);
            }
        }

        private void lay(RankingLists.Span list, int at) {
            int end = at + list.length();
            for (int i = at; i < end; i++) {
                rows[i] = list.from() + i - at;
            }
            Arrays.fill(rows, end, at + width, list.from());
            Arrays.fill(mask, at, end, 1);
            Arrays.fill(mask, end, at + width, 0);
        }

        @Override
        public int count() {
            return height * width;
        }

        @Override
        public int[] rows() {
            return rows;
        }

        @Override
        public int from() {
            return 0;
        }

        @Override
        public boolean holds(int place) {
            return mask[place] != 0;
        }

        @Override
        public void resize(ProgramCall call) {
            call.size(Network.ROWS, height).size(ListForm.ITEMS, width);
        }
    }
}
