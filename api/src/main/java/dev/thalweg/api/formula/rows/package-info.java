// SPDX-License-Identifier: Apache-2.0
/// The row operations that the language itself brings: each a record with what it computes and its derivative.
///
/// Formulas reach them through [dev.thalweg.api.formula.Formulas]. A new one is a file here and a function there; no pass knows them.
package dev.thalweg.api.formula.rows;
