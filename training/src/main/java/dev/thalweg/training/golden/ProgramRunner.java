// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.Program;
import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Tensor;
import java.util.List;
import java.util.Map;

/// Something that computes programs.
interface ProgramRunner {

    /// What a program reads.
    ///
    /// @param tensors the inputs by name
    /// @param numbers the run-time scalars by name
    /// @param sizes the size of each axis
    record Inputs(Map<String, Tensor> tensors, Map<String, Double> numbers, Map<Axis, Integer> sizes) {
        List<Integer> sizes(List<Axis> axes) {
            return axes.stream().map(axis -> axis.sizeIn(sizes)).toList();
        }
    }

    /// Computes the outputs.
    ///
    /// @return the entries of each output by name, row-major in its axes
    Map<String, double[]> run(Program program, Inputs inputs);
}
