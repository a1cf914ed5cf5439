// SPDX-License-Identifier: Apache-2.0
package com.example.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.thalweg.api.Curvature;
import dev.thalweg.api.Engine;
import dev.thalweg.api.LossFunction;
import java.util.Random;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// On made-up rows: the second feature says how far labels lie from the first one.
class BoostingTest {
    private static final int ROWS = 4000;
    private static final int ROUNDS = 60;
    /// Gradients differ by roundings, of which a few come to decide between two splits.
    private static final double SPLITS = 0.03;
    private static Engine engine;

    @BeforeAll
    static void open() {
        engine = Engine.open();
    }

    @AfterAll
    static void close() {
        engine.close();
    }

    private static DMatrix rows(int seed, boolean classes) throws XGBoostError {
        Random random = new Random(seed);
        float[] features = new float[2 * ROWS];
        float[] labels = new float[ROWS];
        for (int i = 0; i < ROWS; i++) {
            double mean = random.nextGaussian();
            double spread = random.nextDouble();
            features[2 * i] = (float) mean;
            features[2 * i + 1] = (float) spread;
            double label = mean + spread * random.nextGaussian();
            labels[i] = classes ? label > 0 ? 1 : 0 : (float) label;
        }
        DMatrix matrix = new DMatrix(features, ROWS, 2, Float.NaN);
        matrix.setLabel(labels);
        return matrix;
    }

    private static double reached(Scores.Score score, boolean classes, LossFunction loss, String objective,
            double start) throws XGBoostError {
        DMatrix test = rows(2, classes);
        return Scores.mean(score, Boosting.margins(rows(1, classes), test, loss, objective, start, ROUNDS),
                test.getLabel());
    }

    @Test
    void logisticLossReachesTheModelOfXgboost() throws XGBoostError {
        double builtIn = reached(Scores.LOG_LOSS, true, null, "binary:logistic", 0.5);
        double ours = reached(Scores.LOG_LOSS, true, engine.loss("bce-with-logits"), "binary:logitraw", 0);
        assertThat(ours).isCloseTo(builtIn, within(SPLITS * builtIn));
    }

    @Test
    void pseudoHuberReachesTheModelOfXgboost() throws XGBoostError {
        double builtIn = reached(Scores.PSEUDO_HUBER, false, null, "reg:pseudohubererror", 0);
        double ours = reached(Scores.PSEUDO_HUBER, false, engine.loss("pseudo-huber"), "reg:squarederror", 0);
        assertThat(ours).isCloseTo(builtIn, within(SPLITS * builtIn));
    }

    @Test
    void quantileBeatsSquaredError() throws XGBoostError {
        LossFunction quantile = engine.loss("quantile(quantile=0.9)").withCurvature(Curvature.UNIT);
        double squared = reached(Scores.pinball(0.9), false, null, "reg:squarederror", 0);
        double ours = reached(Scores.pinball(0.9), false, quantile, "reg:squarederror", 0);
        assertThat(ours).isLessThan(0.8 * squared);
    }
}
