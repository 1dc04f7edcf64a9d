package linli.surveys;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * 满意度测评: one asking about one activity, by paper forms that are tallied and by answers typed one by one.
 *
 * @param grades 5: 非常满意 5 … 不满意 1; 4: 满意 4 … 不满意 1
 * @param tally paper forms by grade; 0 is 不了解 or 弃权
 */
public record Survey(long id, long activityId, LocalDate on, int grades, String note, Map<Integer, Integer> tally, List<Answer> answers, long version) {
    /** One typed answer. */
    public record Answer(long id, int grade, String remark, Instant at, boolean voided) {}

    public Survey {
        tally = Map.copyOf(tally);
        answers = List.copyOf(answers);
    }

    /** @return how many gave the grade, on paper and typed. */
    public int count(int grade) {
        return tally.getOrDefault(grade, 0) + (int) answers.stream().filter(one -> one.grade() == grade && !one.voided()).count();
    }

    /**
     * 满意率 and 满意度, with all that is printed beside them.
     *
     * @param satisfied persons who count as satisfied
     * @param valid answers without 不了解 and 弃权
     * @param abstained those left out
     * @param points sum of the grades on the scale of 0 to 100
     * @param basicCounts whether 基本满意 counts as satisfied
     * @param least below so many valid answers the rate is shown greyed
     */
    public record Result(int satisfied, int valid, int abstained, long points, boolean basicCounts, int least) {
        /** @return 满意率 in tenths of a percent, or null without a valid answer: 未评, never full marks. */
        public Integer rate() {
            return valid == 0 ? null : Math.round(1000f * satisfied / valid);
        }

        /** @return 满意度 in tenths of a point of 100, or null. */
        public Integer index() {
            return valid == 0 ? null : Math.round(10f * points / valid);
        }

        /** @return whether there are too few answers to speak of. */
        public boolean few() {
            return valid < least;
        }

        /** @return both together: sums are added, rates are computed anew, never averaged. */
        public Result plus(Result other) {
            return new Result(satisfied + other.satisfied, valid + other.valid, abstained + other.abstained, points + other.points, basicCounts, least);
        }
    }

    /** @return the result under the settings. */
    public Result result(boolean basicCounts, int least) {
        int satisfied = 0;
        int valid = 0;
        long points = 0;
        for (int grade = 1; grade <= grades; grade++) {
            int n = count(grade);
            valid += n;
            points += (long) n * grade * (100 / grades);
            // The middle of five and the second of four are 基本满意: grade 3 in both.
            satisfied += grade > 3 || grade == 3 && basicCounts ? n : 0;
        }
        return new Result(satisfied, valid, count(0), points, basicCounts, least);
    }
}
