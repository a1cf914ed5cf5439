// SPDX-License-Identifier: Apache-2.0
package com.example.boosting;

import dev.thalweg.api.LossFunction;
import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.IObjective;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// A loss as an objective of XGBoost: it asks once a round for gradients and second derivatives at the margins of the training rows.
final class ThalwegObjective implements IObjective {
    private static final long serialVersionUID = 1;

    private final transient LossFunction loss;

    ThalwegObjective(LossFunction loss) {
        this.loss = loss;
    }

    @Override
    public List<float[]> getGradient(float[][] margins, DMatrix rows) {
        float[] margin = new float[margins.length];
        for (int i = 0; i < margin.length; i++) {
            margin[i] = margins[i][0];
        }
        float[] grad = new float[margin.length];
        float[] hess = new float[margin.length];
        try {
            float[] weight = rows.getWeight();
            loss.gradHess(margin, rows.getLabel(), weight.length == 0 ? null : weight, grad, hess);
        } catch (XGBoostError e) {
            throw new IllegalStateException("the training rows have no labels or weights to read", e);
        }
        return List.of(grad, hess);
    }
}
