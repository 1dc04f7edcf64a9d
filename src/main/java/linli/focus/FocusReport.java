package linli.focus;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import linli.base.value.FocusGroup;
import linli.base.value.FocusRules;

/**
 * 重点人群: how many there are on a day, what they asked for and what reached them in the time before.
 *
 * @param from first day of the needs and services counted
 * @param day last day of these; ages and rules are those of this day
 * @param residents all who live here on the day
 * @param groups one row for each group; somebody in two groups stands in both
 * @param any all groups together: somebody in two groups counts once
 * @param inSeveral how many are in more than one group
 * @param ageUnknown ids of those whose birth date is missing or too rough to tell
 */
public record FocusReport(LocalDate from, LocalDate day, FocusRules rules, int residents, Map<FocusGroup, Row> groups, Row any, int inSeveral,
                          Set<Long> ageUnknown) {
    /**
     * One group's figures.
     *
     * @param needs ids of what they, or others for them, asked for in the time
     * @param waiting those of these that still wait for an answer
     * @param classes ids of the classes meant for the group that ran in the time
     * @param seats places of the classes meant for the group that ran in the time
     * @param served ids of those who came to anything
     * @param times how often they came
     * @param askedNotServed ids of those who asked in the time and never came to anything
     * @param servedNotAsked ids of those who came in the time and never asked for anything
     */
    public record Row(Set<Long> members, List<Long> needs, Set<Long> askers, List<Long> waiting, List<Long> classes, int seats, Set<Long> served, int times,
                      Set<Long> askedNotServed, Set<Long> servedNotAsked) {
        /** @return per 100 members, empty groups give 0. */
        public double per100(int count) {
            return members.isEmpty() ? 0 : count * 100.0 / members.size();
        }
    }

    /** Lists behind the figures. */
    public enum Listing { ASKED_NOT_SERVED, SERVED_NOT_ASKED, MEMBERS, ASKERS, SERVED, AGE_UNKNOWN }

    /** @return who stands on a list. @param group null = all groups together */
    public Set<Long> ids(Listing listing, FocusGroup group) {
        Row row = group == null ? any : groups.get(group);
        return switch (listing) {
            case ASKED_NOT_SERVED -> row.askedNotServed();
            case SERVED_NOT_ASKED -> row.servedNotAsked();
            case MEMBERS -> row.members();
            case ASKERS -> row.askers();
            case SERVED -> row.served();
            case AGE_UNKNOWN -> ageUnknown;
        };
    }

    /**
     * Somebody on a list.
     *
     * @param age null when unknown
     * @param last what was asked for or come to last, or null
     * @param on when that was, or null
     * @param times how often they came in the time
     */
    public record Person(long id, String name, Integer age, String place, String maskedPhone, Set<FocusGroup> groups, String last, LocalDate on, int times) {}
}
