package io.github.mfa4j.trials;

/** How often something with a known chance may happen before chance no longer explains it. */
final class Binomial {

    private Binomial() {}

    /** The least count that is not rarer than {@code level}: fewer successes happen with a lower probability. */
    static int low(int trials, double chance, double level) {
        double sum = 0;
        int count = 0;
        while ((sum += probability(trials, chance, count)) < level) {
            count++;
        }
        return count;
    }

    /** The greatest count that is not rarer than {@code level}. */
    static int high(int trials, double chance, double level) {
        return trials - low(trials, 1 - chance, level);
    }

    private static double probability(int trials, double chance, int count) {
        double log = count * Math.log(chance) + (trials - count) * Math.log1p(-chance);
        for (int i = 1; i <= count; i++) {
            log += Math.log(trials - count + i) - Math.log(i);
        }
        return Math.exp(log);
    }
}
