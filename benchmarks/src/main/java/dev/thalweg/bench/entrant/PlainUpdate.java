// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

import dev.thalweg.bench.race.UpdateProblem;

/// Optimizers as one would write them in Java without Thalweg.
final class PlainUpdate {
    private static final float RATE = (float) UpdateProblem.LEARNING_RATE;
    private static final float DECAY = 0.01f;
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float SMOOTHING = 0.99f;
    private static final float EPSILON = 1e-8f;

    private final UpdateProblem.Rule rule;
    private final float[] parameters;
    private final float[] gradient;
    private final float[] moment1;
    private final float[] moment2;
    private int step;

    PlainUpdate(UpdateProblem problem) {
        this.rule = problem.rule();
        this.parameters = problem.parameters().clone();
        this.gradient = problem.gradient();
        this.moment1 = new float[parameters.length];
        this.moment2 = new float[rule.moments() > 1 ? parameters.length : 0];
    }

    float[] parameters() {
        return parameters;
    }

    double step() {
        step++;
        switch (rule) {
            case ADAM -> adam(1);
            case ADAMW -> adam(1 - RATE * DECAY);
            case LION -> lion();
            case RMSPROP -> rmsprop();
            case MOMENTUM -> momentum();
        }
        return parameters[0];
    }

    private void adam(float shrink) {
        float rate = (float) (RATE / (1 - Math.pow(0.9, step)));
        float correction = (float) (1 / Math.sqrt(1 - Math.pow(0.999, step)));
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i];
            float m = BETA1 * moment1[i] + (1 - BETA1) * g;
            float v = BETA2 * moment2[i] + (1 - BETA2) * g * g;
            moment1[i] = m;
            moment2[i] = v;
            parameters[i] = shrink * parameters[i] - rate * m / ((float) Math.sqrt(v) * correction + EPSILON);
        }
    }

    private void lion() {
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i];
            float m = moment1[i];
            moment1[i] = SMOOTHING * m + (1 - SMOOTHING) * g;
            parameters[i] = (1 - RATE * DECAY) * parameters[i] - RATE * Math.signum(BETA1 * m + (1 - BETA1) * g);
        }
    }

    private void rmsprop() {
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i];
            float v = SMOOTHING * moment1[i] + (1 - SMOOTHING) * g * g;
            moment1[i] = v;
            parameters[i] -= RATE * g / ((float) Math.sqrt(v) + EPSILON);
        }
    }

    private void momentum() {
        for (int i = 0; i < parameters.length; i++) {
            float m = BETA1 * moment1[i] + gradient[i];
            moment1[i] = m;
            parameters[i] -= RATE * m;
        }
    }
}
