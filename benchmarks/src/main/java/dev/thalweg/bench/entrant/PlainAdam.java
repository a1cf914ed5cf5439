// SPDX-License-Identifier: Apache-2.0
package dev.thalweg.bench.entrant;

/// Adam as one would write it in Java without Thalweg.
final class PlainAdam {
    private static final float BETA1 = 0.9f;
    private static final float BETA2 = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final float[] parameters;
    private final float[] gradient;
    private final float[] moment1;
    private final float[] moment2;
    private int step;

    PlainAdam(float[] parameters, float[] gradient) {
        this.parameters = parameters;
        this.gradient = gradient;
        this.moment1 = new float[parameters.length];
        this.moment2 = new float[parameters.length];
    }

    float[] parameters() {
        return parameters;
    }

    double step(double learningRate) {
        step++;
        float rate = (float) (learningRate / (1 - Math.pow(0.9, step)));
        float correction = (float) (1 / Math.sqrt(1 - Math.pow(0.999, step)));
        for (int i = 0; i < parameters.length; i++) {
            float g = gradient[i];
            float m = BETA1 * moment1[i] + (1 - BETA1) * g;
            float v = BETA2 * moment2[i] + (1 - BETA2) * g * g;
            moment1[i] = m;
            moment2[i] = v;
            parameters[i] -= rate * m / ((float) Math.sqrt(v) * correction + EPSILON);
        }
        return parameters[0];
    }
}
