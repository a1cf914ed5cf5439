// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.formula;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/// An operation written by hand over whole rows, for what functions, folds and picks cannot say: sorting, recurrences, dynamic programming.
///
/// It is used through [Expr.Custom]. It names the axes of a row of each argument and of its result; all other axes are walked for it. It
/// computes in `double` on small dense arrays that hold one row, whatever the element type and layout of the tensors, and it states its
/// derivative as a formula, which may use further operations.
///
/// Implementations are records without state of their own: equal ones mean the same, and several threads run one at once.
public interface RowOperation {

    /// What it is in formulas written as text, settings included.
    ///
    /// @return such as `order[i, descending]`
    String text();

    /// The axes of a row of each argument, outermost first: the layout in which it is handed over.
    ///
    /// @return one list an argument; an empty one for a number a row
    List<List<Axis>> arguments();

    /// The axes of a row of the result, outermost first.
    ///
    /// @return the axes; none for a number a row
    List<Axis> result();

    /// How many numbers of scratch memory a row needs.
    ///
    /// @param size the size of each axis that it names
    /// @return the number
    default int scratch(ToIntFunction<Axis> size) {
        return 0;
    }

    /// Computes one row. It allocates nothing, and writes every entry of the result.
    ///
    /// @param row the arguments, the result and scratch memory
    void run(Row row);

    /// The derivative: what is given back to each argument.
    ///
    /// @param node the operation with its arguments
    /// @param adjoint the derivative of the final number with respect to the result
    /// @return a formula for each argument over the axes that it is walked along and those of its row; empty where there is none
    List<Optional<Expr>> adjoints(Expr.Custom node, Expr adjoint);

    /// All axes that it names.
    ///
    /// @return those of the arguments and of the result
    default Set<Axis> axes() {
        Set<Axis> axes = new LinkedHashSet<>(result());
        arguments().forEach(axes::addAll);
        return axes;
    }

    /// One row in memory. Arrays are as long as the axes say, row-major, and are used again for the next row.
    ///
    /// @param arguments the entries of each argument
    /// @param result where the result goes
    /// @param scratch memory of the operation; it holds anything at first
    /// @param sizes the sizes of the axes
    record Row(double[][] arguments, double[] result, double[] scratch, ToIntFunction<Axis> sizes) {
    }
}
