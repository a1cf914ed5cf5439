// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.training.fit;

import dev.thalweg.api.ThalwegException;
import dev.thalweg.training.data.Dataset;
import dev.thalweg.training.model.LossForm;
import java.util.Optional;

/// The examples of a part of the data: what a step takes whole, and what the mean of a loss divides by. They are its rows, or its
/// ranking lists where the loss takes lists.
///
/// Examples that teach come first: only these make steps and are in the mean loss. The others are predicted like all.
sealed interface Examples permits SingleRows, RankingLists {

    /// How many there are.
    int count();

    /// How many of them teach something.
    int teaching();

    /// The most places that a batch of so many of them takes.
    long places(int examples);

    /// The most of them that together take about so many places; at least 1.
    int within(int places);

    /// An empty batch for so many of them.
    Places newPlaces(int examples);

    /// What the user should know about them.
    ///
    /// @return a sentence, if they are more than rows
    Optional<String> notice();

    /// The examples of a part.
    ///
    /// @throws ThalwegException TH-L095 if the loss takes ranking lists and the part has none
    static Examples of(LossForm form, Dataset part) {
        if (!form.takesLists()) {
            return new SingleRows(part.rows());
        }
        int[] lists = part.lists().orElseThrow(() -> new ThalwegException("TH-L095", "loss '" + form.loss().text()
                + "' takes ranking lists, but the data does not say which rows make one. Name a column or a file of sizes"
                + " with --group (--test-group for a test file), or write qid: in LIBSVM; to score rows one by one, try huber."));
        return RankingLists.of(lists, LossChoice.relevance(part));
    }

    /// The examples that train.
    ///
    /// @throws ThalwegException TH-L096 if none of them teaches anything
    static Examples training(LossForm form, Dataset part) {
        Examples examples = of(form, part);
        if (examples.teaching() == 0) {
            throw new ThalwegException("TH-L096", "loss '" + form.loss().text()
                    + "' learns from rows of different relevance in one list, but in each list that trains all rows are"
                    + " equally relevant. Check --group and the target, or try huber.");
        }
        return examples;
    }
}
