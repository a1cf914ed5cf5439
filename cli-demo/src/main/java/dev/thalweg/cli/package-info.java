// SPDX-License-Identifier: Apache-2.0

/// The command `thalweg`. Start reading at [Main]; each command has a class of its own.
package dev.thalweg.cli;
