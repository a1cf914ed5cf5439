// SPDX-License-Identifier: Apache-2.0
/// The command `benchmarks/run`: which works, in which processes, and where the results go.
///
/// Start at [dev.thalweg.bench.run.RaceCommand].
@NullMarked
package dev.thalweg.bench.run;

import org.jspecify.annotations.NullMarked;
