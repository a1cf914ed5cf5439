// SPDX-License-Identifier: Apache-2.0
/// The formula language: what a loss, an update rule or an activation *is*.
///
/// A formula is an [dev.thalweg.api.formula.Expr], a sealed family of records over named axes, written with the functions of
/// [dev.thalweg.api.formula.Formulas]. Passes, each a class of its own, lead from it to a plan:
/// [dev.thalweg.api.formula.Check], [dev.thalweg.api.formula.Differentiate], [dev.thalweg.api.formula.Simplify], then
/// `lower`, `plan` and `check plan` of `dev.thalweg.api.plan`. [dev.thalweg.api.formula.Evaluator] walks a formula in
/// `double`; it is the meaning of the language and the oracle of every test. Start reading at `Expr`.
package dev.thalweg.api.formula;
