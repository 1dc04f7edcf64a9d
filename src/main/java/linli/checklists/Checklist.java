package linli.checklists;

import java.util.List;

/**
 * 检查表: what a round asks, in one edition.
 *
 * @param active whether it is the edition to be chosen now
 */
public record Checklist(long id, String name, int edition, boolean active, List<Item> items, String staff, long version) {
    /** 是否, 打分, 文字. */
    public enum ItemKind { YES_NO, SCORE, WORDS }

    /** 参加部门. */
    public record Department(long id, String name, boolean active, long version) {}

    /**
     * One question.
     *
     * @param department whose part it is
     * @param most SCORE: the most that can be given, otherwise null
     * @param low SCORE: below it something is wrong, otherwise null
     */
    public record Item(long id, long department, String wording, ItemKind kind, Integer most, Integer low) {
        /** @return whether the answer says that something is wrong. */
        public boolean wrong(String answer) {
            return switch (kind) {
                case YES_NO -> NO.equals(answer);
                case SCORE -> answer != null && answer.matches("\\d{1,3}") && low != null && Integer.parseInt(answer) < low;
                case WORDS -> false;
            };
        }

        /** @return whether the answer can be one at all; "" is none. */
        public boolean takes(String answer) {
            return answer.isEmpty() || switch (kind) {
                case YES_NO -> answer.equals(YES) || answer.equals(NO) || answer.equals(NONE);
                case SCORE -> answer.equals(NONE) || answer.matches("\\d{1,3}") && Integer.parseInt(answer) <= most;
                case WORDS -> answer.length() <= 1000;
            };
        }
    }

    public static final String YES = "YES";
    public static final String NO = "NO";
    /** Does not apply here. */
    public static final String NONE = "NONE";

    public Checklist {
        items = List.copyOf(items);
    }
}
