// SPDX-License-Identifier: Apache-2.0
package com.example.boosting;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;

/// Diamonds by carat, cut, color, clarity and measures, with logarithms of prices: every fifth row is kept for the test.
record Diamonds(DMatrix train, DMatrix test) {
    private static final List<String> GRADES = List.of("Fair", "Good", "Very Good", "Premium", "Ideal", "J", "I", "H",
            "G",
            "F", "E", "D", "I1", "SI2", "SI1", "VS2", "VS1", "VVS2", "VVS1", "IF");
    private static final int PRICE = 6;
    private static final int COLUMNS = 10;
    private static final int FOLDS = 5;

    static Diamonds read(Path csv) throws IOException, XGBoostError {
        List<String> lines = Files.readAllLines(csv);
        List<String> train = new ArrayList<>();
        List<String> test = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            (i % FOLDS == 0 ? test : train).add(lines.get(i));
        }
        return new Diamonds(matrix(train), matrix(test));
    }

    private static DMatrix matrix(List<String> lines) throws XGBoostError {
        float[] features = new float[lines.size() * (COLUMNS - 1)];
        float[] prices = new float[lines.size()];
        int at = 0;
        for (int row = 0; row < prices.length; row++) {
            String[] cells = lines.get(row).split(",", COLUMNS);
            prices[row] = (float) Math.log(Double.parseDouble(cells[PRICE]));
            for (int column = 0; column < COLUMNS; column++) {
                if (column != PRICE) {
                    features[at++] = number(cells[column]);
                }
            }
        }
        DMatrix matrix = new DMatrix(features, prices.length, COLUMNS - 1, Float.NaN);
        matrix.setLabel(prices);
        return matrix;
    }

    /// Grades have an order, worst first.
    private static float number(String cell) {
        return cell.startsWith("\"") ? GRADES.indexOf(cell.substring(1, cell.length() - 1)) : Float.parseFloat(cell);
    }
}
