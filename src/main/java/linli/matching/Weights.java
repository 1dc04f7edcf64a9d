package linli.matching;

import java.util.EnumMap;
import java.util.Map;

/**
 * 权重: how much each consideration counts, of the centre's own choosing.
 *
 * @param points per consideration, 0 … 100; the score is always given out of 100
 * @param leastSatisfied per cent below which a supply is not proposed
 * @param leastAnswers answers needed before that counts
 * @param leastScore score below which a supply is not proposed
 */
public record Weights(Map<Part, Integer> points, int leastSatisfied, int leastAnswers, int leastScore) {
    /** Name of the centre's setting. */
    public static final String SETTING = "matching.weights";

    /** What is considered, in the order in which it is shown. */
    public enum Part { DOMAIN, SLOT, AUDIENCE, PLACE, PRICE, SEATS, SATISFACTION }

    private static final Map<Part, Integer> SHIPPED_POINTS = new EnumMap<>(Map.of(Part.DOMAIN, 40, Part.SLOT, 20, Part.AUDIENCE, 14,
            Part.PLACE, 6, Part.PRICE, 8, Part.SEATS, 4, Part.SATISFACTION, 8));
    public static final Weights SHIPPED = new Weights(SHIPPED_POINTS, 60, 10, 40);
    private static final int MOST = 100;

    public Weights {
        points = Map.copyOf(points);
        if (points.size() != Part.values().length || points.values().stream().anyMatch(one -> one < 0 || one > MOST)
                || points.values().stream().mapToInt(Integer::intValue).sum() == 0) {
            throw new IllegalArgumentException("weights: " + points);
        }
    }

    /** @return the points of one consideration. */
    public int of(Part part) {
        return points.get(part);
    }

    /** @return the sum of points. */
    public int all() {
        return points.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** @return the setting's text; unknown or unreadable lines leave the shipped value. */
    static Weights read(String setting) {
        Map<Part, Integer> points = new EnumMap<>(SHIPPED_POINTS);
        int satisfied = SHIPPED.leastSatisfied;
        int answers = SHIPPED.leastAnswers;
        int score = SHIPPED.leastScore;
        for (String line : setting == null ? new String[0] : setting.split("\n")) {
            if (!line.matches("[A-Za-z_]+=\\d{1,3}")) {
                continue;
            }
            String name = line.substring(0, line.indexOf('='));
            int value = Math.min(MOST, Integer.parseInt(line.substring(line.indexOf('=') + 1)));
            switch (name) {
                case "leastSatisfied" -> satisfied = value;
                case "leastAnswers" -> answers = value;
                case "leastScore" -> score = value;
                default -> {
                    for (Part part : Part.values()) {
                        if (part.name().equals(name)) {
                            points.put(part, value);
                        }
                    }
                }
            }
        }
        boolean nothing = points.values().stream().allMatch(one -> one == 0);
        return new Weights(nothing ? SHIPPED_POINTS : points, satisfied, answers, score);
    }
}
