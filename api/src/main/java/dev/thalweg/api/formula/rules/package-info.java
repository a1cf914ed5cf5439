// SPDX-License-Identifier: Apache-2.0
/// The rules of simplification, one a class, each with the algebra and the cases where it does not hold exactly.
///
/// Start at [dev.thalweg.api.formula.rules.Rule]; the list is in [dev.thalweg.api.formula.Simplify].
package dev.thalweg.api.formula.rules;
