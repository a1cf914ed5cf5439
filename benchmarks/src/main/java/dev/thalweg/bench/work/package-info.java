// SPDX-License-Identifier: Apache-2.0
/// What is raced: the works of the table, their shapes and their data.
///
/// Start at [dev.thalweg.bench.work.Works].
@NullMarked
package dev.thalweg.bench.work;

import org.jspecify.annotations.NullMarked;
