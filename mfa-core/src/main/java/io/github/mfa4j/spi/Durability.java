package io.github.mfa4j.spi;

/** What a store may lose of what it has acknowledged; from least to most durable. */
public enum Durability {
    /** Everything at once, when the process ends; never a single write. */
    MAY_LOSE_ALL,
    /** The newest writes, in a crash or failover: what was used may become unused again. */
    MAY_LOSE_RECENT,
    /** Nothing. */
    DURABLE
}
