/** Terms that the center sets from a day on: versions that are only ever added to, so that what was judged by one can be judged by it again. */
package cn.etown.collection.terms;
