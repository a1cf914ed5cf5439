// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.golden;

import dev.thalweg.api.ElementType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/// A case of a file: what to compute, and the answers that are right.
sealed interface GoldenCase {
    /// Its name in the file, unique.
    String id();

    /// What is computed, by the name that the file has for it.
    String name();

    /// The element types in which it runs.
    default List<ElementType> types() {
        return List.of(ElementType.F64, ElementType.F32);
    }

    default Tolerance tolerance() {
        return Tolerance.NONE;
    }

    /// A loss: value and gradients.
    ///
    /// @param answers the outputs by name, `value` or `gradient of` an input; the first is the reference's, others
    ///     are as right
    record OfLoss(String id, String name, ElementType precision, Map<String, String> parameters, String reduction,
            Map<String, GoldenTensor> inputs, Optional<GoldenTensor> upstream, List<String> gradients,
            List<Map<String, GoldenTensor>> answers, Tolerance tolerance) implements GoldenCase {
        @Override
        public List<ElementType> types() {
            return precision == ElementType.F32 ? List.of(ElementType.F32) : GoldenCase.super.types();
        }
    }

    /// An optimizer: a tensor after some of its steps.
    ///
    /// @param gradients the gradient of each step
    /// @param after the tensor after a step, by the number of the step from 1
    /// @param averagedAfter the average that is the model, where it is not the tensor itself
    record OfOptimizer(String id, String name, Map<String, String> parameters, double learningRate,
            GoldenTensor initial,
            List<GoldenTensor> gradients, SortedMap<Integer, GoldenTensor> after,
            SortedMap<Integer, GoldenTensor> averagedAfter, Tolerance tolerance)
            implements
                GoldenCase {
    }

    /// An optimizer that searches: a point after some of its steps.
    ///
    /// @param objective what is made small
    /// @param valueAfter the value after a step
    record OfSearch(String id, String name, Map<String, String> parameters, double learningRate,
            GoldenObjective objective, SortedMap<Integer, GoldenTensor> after,
            SortedMap<Integer, GoldenTensor> valueAfter, Tolerance tolerance) implements GoldenCase {
    }

    /// Clipping of several gradients together.
    ///
    /// @param totalNorm the norm of all, where the file has it
    record OfClipping(String id, String name, Map<String, String> parameters, List<GoldenTensor> gradients,
            Optional<Double> totalNorm, List<GoldenTensor> clipped) implements GoldenCase {
    }

    /// A schedule: the learning rate of each step, and the momentum where the schedule moves it.
    ///
    /// @param text the schedule as a text form
    /// @param metrics what was measured after each step, where the schedule looks at that
    record OfSchedule(String id, String name, String text, double baseRate, GoldenTensor rates,
            Optional<GoldenTensor> momentum, List<Double> metrics)
            implements
                GoldenCase {
    }
}
