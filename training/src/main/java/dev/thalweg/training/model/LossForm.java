// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.model;

import dev.thalweg.api.formula.Axis;
import dev.thalweg.api.formula.Expr;
import dev.thalweg.api.loss.Domain;
import dev.thalweg.api.loss.LossSum;
import java.util.List;

/// The form in which a loss takes a batch: which axes the rows of a batch have, and what each input of the loss is given.
///
/// A batch holds the outputs of the network, the targets and, where its rows lie in ranking lists, which places hold a row. Whatever a
/// loss takes is a formula over these, and which one follows from the inputs that it declares:
///
/// | form | rows | the loss is given |
/// |---|---|---|
/// | [ElementForm] | `[n]` | the output of each row and its target; an output for each further parameter of a distribution |
/// | [ClassForm] | `[n]` | an output for each class, and the label; `classCounts`: how many rows that train are of each class |
/// | [ListForm] | `[n, i]` | `scores`: the output of each row of each list; `relevance`: its target; `mask`: the places that hold a row |
/// | [PairForm] | `[n, i]` | the outputs of two rows of a list; `mask`: the pairs whose first row is the more relevant one |
///
/// Losses that take something else cannot be trained from a data file.
public sealed interface LossForm permits ElementForm, ClassForm, ListForm, PairForm {

    /// The form of a loss.
    ///
    /// @param loss a loss
    /// @return how it is trained
    /// @throws dev.thalweg.api.ThalwegException TH-L090 or TH-L092 if a network and a data file do not give what it takes
    static LossForm of(LossSum loss) {
        if (ListForm.suits(loss)) {
            return new ListForm(loss);
        }
        if (PairForm.suits(loss)) {
            return new PairForm(loss);
        }
        Untrainable.require(loss);
        return loss.rowWise() ? new ClassForm(loss, List.of()) : new ElementForm(loss);
    }

    /// The loss.
    ///
    /// @return of this form
    LossSum loss();

    /// The form for a target of classes, of which so many rows train.
    ///
    /// @param classCounts how many rows are of each class
    /// @return this one, unless the loss takes these numbers
    default LossForm over(List<Integer> classCounts) {
        return this;
    }

    /// How many rows that train are of each class.
    ///
    /// @return a number a class; none where the loss does not take them
    default List<Integer> classCounts() {
        return List.of();
    }

    /// The axes of the rows of a batch.
    ///
    /// @return `[n]`, or `[n, i]` for ranking lists `n` of rows `i`
    List<Axis> rows();

    /// Whether the rows of a batch lie in ranking lists.
    ///
    /// @return true if rows have two axes
    default boolean takesLists() {
        return rows().size() > 1;
    }

    /// The number of outputs that a network needs.
    ///
    /// @param classes the number of classes of the target; 1 for numbers
    /// @return at least 1
    int outputs(int classes);

    /// Which numbers the targets may be.
    ///
    /// @return the domain of what the targets are given to
    Domain targets();

    /// What turns outputs of the network into predictions.
    ///
    /// @return by the domain of the predictions
    OutputLink link();

    /// What of the outputs answers for the target: logits, probabilities or numbers.
    ///
    /// @param outputs the outputs of the network, the last axis being `of`
    /// @param of the axis of the outputs
    /// @return a formula over the rows and [#answerAxes]
    Expr answers(Expr outputs, Axis of);

    /// The axes of the answer of a row.
    ///
    /// @param of the axis of the outputs
    /// @return the axis of the outputs, or none if an answer is one number out of several outputs
    default List<Axis> answerAxes(Axis of) {
        return List.of(of);
    }

    /// What each input of the loss is given.
    ///
    /// @param outputs the outputs of the network, the last axis being `of`
    /// @param of the axis of the outputs
    /// @return the inputs that are given
    LossArguments arguments(Expr outputs, Axis of);
}
