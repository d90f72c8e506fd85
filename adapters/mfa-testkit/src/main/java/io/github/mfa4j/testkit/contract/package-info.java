/**
 * For the author of an adapter: what every implementation of an interface of {@link io.github.mfa4j.spi} promises, as JUnit
 * classes to extend. An adapter says how to make what is tested, in about thirty lines, and runs all of it against the real
 * system:
 *
 * <ul>
 *   <li>{@link io.github.mfa4j.testkit.contract.CodeStoreContract} and
 *       {@link io.github.mfa4j.testkit.contract.SecretVaultContract} for what lives in one process,
 *   <li>{@link io.github.mfa4j.testkit.contract.SharedCodeStoreContract} and
 *       {@link io.github.mfa4j.testkit.contract.SharedSecretVaultContract} for what many nodes share: the same, over several
 *       connections, and how it fails,
 *   <li>{@link io.github.mfa4j.testkit.contract.SecretCipherContract},
 *       {@link io.github.mfa4j.testkit.contract.SenderContract} and
 *       {@link io.github.mfa4j.testkit.contract.UserDirectoryContract}.
 * </ul>
 */
@NullMarked
package io.github.mfa4j.testkit.contract;

import org.jspecify.annotations.NullMarked;
