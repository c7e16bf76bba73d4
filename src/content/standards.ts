// The numbers of AASL's standards for learners that come with Bookend. A school can change them in its settings.
// Source: AASL, Standards for the 21st-Century Learner (2007), and National School Library Standards, Learner Framework
// (2018): six foundations (I Inquire to VI Engage) by four domains (A Think, B Create, C Share, D Grow).
import type { StandardSet } from "../domain/plan/standards.js";

export const STANDARD_SETS: readonly StandardSet[] = [
  {
    key: "2007",
    ranges: [
      "1.1.1-1.1.9, 1.2.1-1.2.7, 1.3.1-1.3.5, 1.4.1-1.4.4",
      "2.1.1-2.1.6, 2.2.1-2.2.4, 2.3.1-2.3.3, 2.4.1-2.4.4",
      "3.1.1-3.1.6, 3.2.1-3.2.3, 3.3.1-3.3.7, 3.4.1-3.4.3",
      "4.1.1-4.1.8, 4.2.1-4.2.4, 4.3.1-4.3.4, 4.4.1-4.4.6",
    ].join(", "),
  },
  {
    key: "2018",
    ranges: [
      "I.A.1-I.A.2, I.B.1-I.B.3, I.C.1-I.C.4, I.D.1-I.D.4",
      "II.A.1-II.A.3, II.B.1-II.B.3, II.C.1-II.C.2, II.D.1-II.D.3",
      "III.A.1-III.A.3, III.B.1-III.B.2, III.C.1-III.C.2, III.D.1-III.D.2",
      "IV.A.1-IV.A.3, IV.B.1-IV.B.4, IV.C.1-IV.C.3, IV.D.1-IV.D.3",
      "V.A.1-V.A.3, V.B.1-V.B.2, V.C.1-V.C.3, V.D.1-V.D.3",
      "VI.A.1-VI.A.3, VI.B.1-VI.B.3, VI.C.1-VI.C.2, VI.D.1-VI.D.3",
    ].join(", "),
  },
];
