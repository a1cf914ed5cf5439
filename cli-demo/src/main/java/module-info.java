// SPDX-License-Identifier: Apache-2.0

import org.jspecify.annotations.NullMarked;

/// The command `thalweg`: options in, exit code out. Everything it does is done by `dev.thalweg.training`.
@NullMarked
module dev.thalweg.cli {
    requires com.google.gson;
    requires de.siegmar.fastcsv;
    requires dev.thalweg.training;
    requires info.picocli;
    requires me.tongfei.progressbar;
    requires static org.jspecify;

    opens dev.thalweg.cli to info.picocli;
}
