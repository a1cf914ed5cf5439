// SPDX-License-Identifier: Apache-2.0
/// Suites of tests that say what a backend or a loss promises.
///
/// Start at [dev.thalweg.testkit.BackendContract] or [dev.thalweg.testkit.LossContract]. Both compare with the slow oracles of the API:
/// the evaluator of formulas and the interpreter of plans.
package dev.thalweg.testkit;
