// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.simd.product;

/// What goes with the rows of a product while they are in the caches. Each thread goes through its rows in ascending order.
public interface RowWork {
    /// A product by itself.
    RowWork NONE = new RowWork() {
        @Override
        public void before(int worker, int rowFrom, int rowTo) {
            // nothing goes with it
        }

        @Override
        public void after(int worker, int rowFrom, int rowTo) {
            // nothing goes with it
        }
    };

    /// Called before rows of the left operand are read.
    ///
    /// @param worker the number of the thread
    /// @param rowFrom the first row
    /// @param rowTo the row after the last one
    void before(int worker, int rowFrom, int rowTo);

    /// Called when rows of the result are complete.
    ///
    /// @param worker the number of the thread
    /// @param rowFrom the first row
    /// @param rowTo the row after the last one
    void after(int worker, int rowFrom, int rowTo);

    /// So many rows belong together, if threads share them: a share begins at a multiple.
    ///
    /// @return 1 or more
    default int rowsTogether() {
        return 1;
    }

    /// How many rows are the least that two numbers of rows divide.
    ///
    /// @param a 1 or more
    /// @param b 1 or more
    /// @return their least common multiple
    static int together(int a, int b) {
        return a / divisor(a, b) * b;
    }

    /// The greatest number that divides two others.
    ///
    /// @param a 1 or more
    /// @param b 1 or more
    /// @return their greatest common divisor
    static int divisor(int a, int b) {
        int divisor = a;
        for (int rest = b; rest > 0;) {
            int next = divisor % rest;
            divisor = rest;
            rest = next;
        }
        return divisor;
    }
}
