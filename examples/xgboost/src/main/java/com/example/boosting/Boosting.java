// SPDX-License-Identifier: Apache-2.0
package com.example.boosting;

import dev.thalweg.api.Curvature;
import dev.thalweg.api.Engine;
import dev.thalweg.api.LossFunction;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.IObjective;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Trains XGBoost with losses of Thalweg, beside its own objectives, and prints what the models reach on rows not seen.
public final class Boosting {
    private static final int ROUNDS = 100;
    private static final double QUANTILE = 0.9;
    /// About the mean logarithm of the prices.
    private static final double MIDDLE = 7.8;

    private Boosting() {
    }

    /// Prints the table of the README.
    ///
    /// @param arguments the folder with `agaricus.train.libsvm`, `agaricus.test.libsvm` and `diamonds.csv`
    /// @throws IOException if a file cannot be read
    /// @throws XGBoostError if XGBoost refuses it
    public static void main(String[] arguments) throws IOException, XGBoostError {
        Path folder = Path.of(arguments[0]);
        try (Engine engine = Engine.open()) {
            mushrooms(engine, libsvm(folder.resolve("agaricus.train.libsvm")),
                    libsvm(folder.resolve("agaricus.test.libsvm")));
            Diamonds diamonds = Diamonds.read(folder.resolve("diamonds.csv"));
            outliers(engine, diamonds);
            quantile(engine, diamonds);
        }
    }

    private static DMatrix libsvm(Path file) throws XGBoostError {
        return new DMatrix(file.toAbsolutePath() + "?format=libsvm");
    }

    private static void mushrooms(Engine engine, DMatrix train, DMatrix test) throws XGBoostError {
        float[] labels = test.getLabel();
        float[] builtIn = margins(train, test, null, "binary:logistic", 0.5, 5);
        float[] thalweg = margins(train, test, engine.loss("bce-with-logits"), "binary:logitraw", 0, 5);
        print("mushrooms, log loss", "binary:logistic", Scores.mean(Scores.LOG_LOSS, builtIn, labels));
        print("mushrooms, log loss", "bce-with-logits", Scores.mean(Scores.LOG_LOSS, thalweg, labels));
        print("mushrooms, mistakes", "binary:logistic", Scores.mean(Scores.MISTAKES, builtIn, labels));
        print("mushrooms, mistakes", "bce-with-logits", Scores.mean(Scores.MISTAKES, thalweg, labels));
    }

    private static void outliers(Engine engine, Diamonds diamonds) throws XGBoostError {
        float[] labels = diamonds.test().getLabel();
        float[] builtIn = margins(diamonds, null, "reg:pseudohubererror");
        float[] thalweg = margins(diamonds, engine.loss("pseudo-huber"), "reg:squarederror");
        print("diamonds, pseudo-Huber", "reg:pseudohubererror", Scores.mean(Scores.PSEUDO_HUBER, builtIn, labels));
        print("diamonds, pseudo-Huber", "pseudo-huber", Scores.mean(Scores.PSEUDO_HUBER, thalweg, labels));
    }

    /// The loss bends nowhere, so leaves go by their mean gradient.
    private static void quantile(Engine engine, Diamonds diamonds) throws XGBoostError {
        Scores.Score pinball = Scores.pinball(QUANTILE);
        float[] labels = diamonds.test().getLabel();
        LossFunction loss = engine.loss("quantile(quantile=" + QUANTILE + ")").withCurvature(Curvature.UNIT);
        print("diamonds, pinball 0.9", "reg:squarederror",
                Scores.mean(pinball, margins(diamonds, null, "reg:squarederror"), labels));
        print("diamonds, pinball 0.9", "reg:quantileerror",
                Scores.mean(pinball, margins(diamonds, null, "reg:quantileerror"), labels));
        print("diamonds, pinball 0.9", loss.text(),
                Scores.mean(pinball, margins(diamonds, loss, "reg:squarederror"), labels));
    }

    private static void print(String score, String objective, double value) {
        System.out.printf("%-24s %-24s %.6f%n", score, objective, value);
    }

    private static float[] margins(Diamonds diamonds, LossFunction loss, String objective)
            throws XGBoostError {
        return margins(diamonds.train(), diamonds.test(), loss, objective, MIDDLE, ROUNDS);
    }

    /// Margins of test rows after some rounds.
    ///
    /// @param loss what is boosted, or null for XGBoost's own
    /// @param objective XGBoost's own; with a loss it only says that predictions are margins
    /// @param start where all rows start, in the unit of XGBoost's objective
    static float[] margins(DMatrix train, DMatrix test, LossFunction loss, String objective, double start,
            int rounds) throws XGBoostError {
        Map<String, Object> parameters = new HashMap<>(Map.of("objective", objective, "base_score", start, "eta", 0.3,
                "max_depth", 6, "tree_method", "hist", "nthread", 2, "verbosity", 0));
        if (objective.equals("reg:quantileerror")) {
            parameters.put("quantile_alpha", QUANTILE);
        }
        IObjective ours = loss == null ? null : new ThalwegObjective(loss);
        Booster booster = XGBoost.train(train, parameters, rounds, Map.of(), ours, null);
        float[][] predictions = booster.predict(test, true);
        float[] margins = new float[predictions.length];
        for (int i = 0; i < margins.length; i++) {
            margins[i] = predictions[i][0];
        }
        return margins;
    }
}
