/** What is written down: normative documents (R7.2), papers of source systems and training (R8.5), interpretations (R12). */
package cn.etown.governance.papers;
