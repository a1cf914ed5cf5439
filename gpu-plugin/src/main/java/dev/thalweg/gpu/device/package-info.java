// SPDX-License-Identifier: Apache-2.0

/// Devices, their memory and their kernels: the only package that calls JOCL.
///
/// [dev.thalweg.gpu.device.Devices] chooses among what [dev.thalweg.gpu.device.Drivers] found;
/// [dev.thalweg.gpu.device.Session] is work on one device. What a driver could get wrong is checked before it is asked, because a wrong
/// size or a lack of memory ends the process with some of them.
package dev.thalweg.gpu.device;
