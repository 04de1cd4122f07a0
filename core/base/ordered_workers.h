// SPDX-License-Identifier: GPL-3.0-or-later
// Threads that share out a series of tasks, and the results in the order of the tasks.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace glenoid {

// Each worker is a thread that takes the oldest waiting task. One thread, the owner, calls every member. The destructor drops the tasks
// that no worker has begun and waits for the others.
//
// To bound the memory, the owner takes results while hasReady() or isFull().
template <class Result>
class OrderedWorkers {
 public:
  // `workers` is 1 or more. Throws std::system_error if a thread cannot start.
  explicit OrderedWorkers(std::size_t workers) : OrderedWorkers() {  // once delegated to, a throw here runs the destructor
    for (std::size_t worker = 0; worker < workers; ++worker) threads_.emplace_back([this, worker] { work(worker); });
  }
  ~OrderedWorkers() {
    {
      const std::lock_guard lock(mutex_);
      closed_ = true;
      tasks_.clear();
    }
    results_.clear();  // a future keeps its task
    changed_.notify_all();
    for (auto& thread : threads_) thread.join();
  }
  OrderedWorkers(const OrderedWorkers&) = delete;
  OrderedWorkers& operator=(const OrderedWorkers&) = delete;

  // `task` takes the number of the worker, from 0, and returns a Result.
  template <class Task>
  void add(Task&& task) {
    std::packaged_task<Result(std::size_t)> packaged(std::forward<Task>(task));
    results_.push_back(packaged.get_future());
    {
      const std::lock_guard lock(mutex_);
      tasks_.push_back(std::move(packaged));
    }
    changed_.notify_one();
  }

  bool isEmpty() const { return results_.empty(); }  // no result is left to take
  // Each worker has a task and the next one, or their results wait.
  bool isFull() const { return results_.size() >= 2 * threads_.size(); }
  bool hasReady() const { return !isEmpty() && results_.front().wait_for(std::chrono::seconds(0)) == std::future_status::ready; }

  // Waits for the result of the oldest task. Throws what the task threw. Not if isEmpty().
  Result take() {
    auto oldest = std::move(results_.front());
    results_.pop_front();
    return oldest.get();
  }

 private:
  OrderedWorkers() = default;

  void work(std::size_t worker) {
    while (true) {
      std::packaged_task<Result(std::size_t)> task;
      {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [this] { return closed_ || !tasks_.empty(); });
        if (closed_) return;
        task = std::move(tasks_.front());
        tasks_.pop_front();
      }
      task(worker);
    }
  }

  std::mutex mutex_;  // guards closed_ and tasks_
  std::condition_variable changed_;
  bool closed_ = false;
  std::deque<std::packaged_task<Result(std::size_t)>> tasks_;  // not yet begun
  std::deque<std::future<Result>> results_;                    // not yet taken, the oldest first
  std::vector<std::thread> threads_;
};

// Passes the results of a series of tasks to `use`, in the order of the tasks, from the calling thread. `next` gives the next task, and an
// empty one at the end; a task takes the number of its worker, from 0. A single worker is the calling thread, which takes the next task
// after it has used the result. Exceptions of the tasks, of `next` and of `use` pass through, once no worker runs any more. Throws
// std::system_error if a thread cannot start.
template <class Result, class Next, class Use>
void workInOrder(std::size_t workers, const Next& next, const Use& use) {
  using Task = std::function<Result(std::size_t worker)>;
  if (workers <= 1) {
    for (Task task = next(); task; task = next()) use(task(0));
    return;
  }
  OrderedWorkers<Result> pool(workers);
  for (Task task = next(); task; task = next()) {
    pool.add(std::move(task));
    while (pool.hasReady() || pool.isFull()) use(pool.take());
  }
  while (!pool.isEmpty()) use(pool.take());
}

}  // namespace glenoid
