// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.api.optimizer;

import java.util.SequencedMap;

/// A way down that looks at value and gradient where it likes, over all parameters at once. Made for one run, and used by one thread.
public interface Search {

    /// What is made small: the same value and the same gradient whenever it is asked at the same point.
    @FunctionalInterface
    interface Landscape {
        /// Looks at a point.
        ///
        /// @param point all parameters, one after the other; only read
        /// @param gradient where the gradient goes, uphill
        /// @return the value
        double valueAndGradient(double[] point, double[] gradient);
    }

    /// One step.
    ///
    /// @param landscape what is made small
    /// @param point where it stands, and afterwards where it came to
    /// @param learningRate the learning rate of this step
    /// @return the value at the point where it stood
    double step(Landscape landscape, double[] point, double learningRate);

    /// What it keeps between steps. Arrays are its own: what is written into them is what it goes on with.
    ///
    /// @return by name
    SequencedMap<String, double[]> state();
}
