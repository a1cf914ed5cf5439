// SPDX-License-Identifier: Apache-2.0

/// An application that trains and predicts inside its own process.
module com.example.bakery {
    requires dev.thalweg.training;
}
