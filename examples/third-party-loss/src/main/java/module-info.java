// SPDX-License-Identifier: Apache-2.0

import com.example.stock.AsymmetricSquared;
import dev.thalweg.api.loss.LossPlugin;

/// Losses of a shop that would rather have a box too many than one too few.
module com.example.stock {
    requires dev.thalweg.api;

    provides LossPlugin with AsymmetricSquared;
}
